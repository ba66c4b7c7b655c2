import { describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { openAiText } from '../../../providers/text/open-ai';
import { openAiResponses } from '../../fakes/vendors/openai-responses';
import { goodTalk, prompt, system, talk, talkWire, textCall, write } from '../../kits/vendors/text-request';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-proj-canary-9f31c2';
const login = { authorization: `Bearer ${secret}` };
const pixel = { mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) };

vendorSuite({
	name: 'OpenAI: texts',
	protocol: openAiResponses({ secret, write: goodTalk }),
	...{ secret, login },
	call: async (context) => await write(openAiText, textCall('gpt-6-luna', { images: [pixel] }), context),
	kinds: { quota: 'quota-exhausted', 'too-large': 'configuration-invalid', 'unknown-model': 'configuration-invalid' },
	required: ['model', 'input', 'text'],
	oracle: {
		record: async (baseURL) =>
			await new OpenAI({ apiKey: secret, baseURL, maxRetries: 0 }).responses.create({
				model: 'gpt-6-luna',
				instructions: system,
				input: [
					{
						role: 'user',
						content: [
							{ type: 'input_text', text: prompt },
							{ type: 'input_image', detail: 'auto', image_url: 'data:image/png;base64,iVBORw==' },
						],
					},
				],
				text: { format: { type: 'json_schema', name: 'talk', schema: talkWire, strict: true } },
				max_output_tokens: 2_000,
				store: false,
			}),
		headers: ['authorization', 'content-type'],
	},
});

describe('OpenAI’s Responses', () => {
	it('gives what was written, and counts what was read, cached and written', async () => {
		const { answer } = await onFake(openAiResponses({ secret, write: goodTalk }), { login }, async (context) => ({
			answer: await openAiText.complete(textCall('gpt-6-luna'), context),
		}));
		expect(JSON.parse(answer.text)).toEqual(talk);
		expect(answer.usage).toEqual({ inputTokens: 800, cachedInputTokens: 200, outputTokens: 300 });
		expect(answer.model).toBe('gpt-6-luna-2026-10-01');
	});

	it('tells of a refusal of the model, and of one that was cut, with what they cost', async () => {
		const refused = openAiResponses({ secret, write: () => ({ text: '', refusal: 'I can’t help with that.' }) });
		await onFake(refused, { login }, async (context) => {
			await expect(write(openAiText, textCall('gpt-6-luna'), context)).rejects.toMatchObject({
				kind: 'content-rejected',
				message: expect.stringContaining('I can’t help'),
				refusal: { paid: 'yes', costMicros: 1_300 },
			});
		});
		const cut = openAiResponses({ secret, write: () => ({ text: '{"title": "Th', isCut: true }) });
		await onFake(cut, { login }, async (context, fake) => {
			await expect(write(openAiText, textCall('gpt-6-luna'), context)).rejects.toMatchObject({
				refusal: { kind: 'configuration-invalid', field: 'maxOutputTokens', paid: 'yes', costMicros: 1_300 },
			});
			// Asking again under the same bound would be cut again, and be paid for.
			expect(fake.paid()).toBe(1);
		});
	});

	it('drops a temperature that the model refuses, and says so', async () => {
		const protocol = openAiResponses({ secret, write: goodTalk, refusesTemperature: true });
		await onFake(protocol, { login }, async (context, fake) => {
			const { warnings } = await write(openAiText, textCall('gpt-6-luna', { temperature: 0.3 }), context);
			expect(warnings).toMatchObject([{ code: 'option-unsupported', field: 'temperature' }]);
			expect(fake.seen.map((seen) => seen.json()['temperature'])).toEqual([0.3, undefined]);
			expect(fake.paid()).toBe(1);
		});
	});

	it('lists models that write texts, with the days on which they end', async () => {
		await onFake(openAiResponses({ secret, write: goodTalk }), { login }, async ({ http, clock }) => {
			expect(await openAiText.listModels(http, clock.now())).toEqual([
				{ id: 'gpt-6-luna', label: 'GPT-6 Luna' },
				{ id: 'gpt-5.5', label: 'gpt-5.5', shutDownOn: '2027-06-30' },
			]);
		});
	});
});
