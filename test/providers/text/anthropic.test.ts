import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, it } from '@jest/globals';
import { anthropicText } from '../../../providers/text/anthropic';
import { anthropicMessages } from '../../fakes/vendors/anthropic-messages';
import { onFake } from '../../kits/vendors/on-fake';
import { goodTalk, prompt, system, talk, talkWire, textCall, write } from '../../kits/vendors/text-request';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-ant-canary-77b0de';
const login = { 'x-api-key': secret };
const protocol = anthropicMessages({ secret, write: goodTalk });
const pixel = { mediaType: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) };

vendorSuite({
	name: 'Anthropic: texts',
	...{ protocol, secret, login },
	call: async (context) => await write(anthropicText, textCall('claude-sonnet-5-5', { images: [pixel] }), context),
	kinds: {
		overloaded: 'temporarily-unavailable',
		quota: 'quota-exhausted',
		'too-large': 'configuration-invalid',
		'unknown-model': 'configuration-invalid',
	},
	required: ['model', 'max_tokens', 'messages'],
	oracle: {
		record: async (baseURL) =>
			await new Anthropic({ apiKey: secret, authToken: null, baseURL, maxRetries: 0 }).messages.create({
				model: 'claude-sonnet-5-5',
				max_tokens: 2_000,
				system,
				messages: [
					{
						role: 'user',
						content: [
							{ type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw==' } },
							{ type: 'text', text: prompt },
						],
					},
				],
				output_config: { format: { type: 'json_schema', schema: talkWire } },
			}),
		headers: ['anthropic-version', 'content-type'],
	},
});

describe('Anthropic’s Messages', () => {
	it('sends no temperature, which this version of the API refuses, and says so', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			const { warnings } = await write(anthropicText, textCall('claude-sonnet-5-5', { temperature: 0.9 }), context);
			expect(warnings).toMatchObject([{ code: 'option-unsupported', field: 'temperature' }]);
			expect(fake.seen).toHaveLength(1);
			const [sent] = fake.seen;
			const refused = await fetch(`${fake.baseUrl}/v1/messages`, {
				method: 'POST',
				headers: { ...login, 'anthropic-version': '2026-10-21' },
				body: JSON.stringify({ ...sent?.json(), temperature: 0.9 }),
			});
			expect(refused.status).toBe(400);
		});
	});

	it('tells of a refusal and of one that was cut, with what they cost', async () => {
		const refusing = anthropicMessages({ secret, write: () => ({ text: '', refusal: 'Not this' }) });
		await onFake(refusing, { login }, async (context) => {
			await expect(write(anthropicText, textCall('claude-sonnet-5-5'), context)).rejects.toMatchObject({
				refusal: { kind: 'content-rejected', title: expect.stringContaining('Not this'), costMicros: 1_300 },
			});
		});
		const cut = anthropicMessages({ secret, write: () => ({ text: '{"ti', isCut: true }) });
		await onFake(cut, { login }, async (context) => {
			await expect(write(anthropicText, textCall('claude-sonnet-5-5'), context)).rejects.toMatchObject({
				refusal: { kind: 'configuration-invalid', field: 'maxOutputTokens' },
			});
		});
	});

	it('has a faulty answer put right, in a conversation that Anthropic takes', async () => {
		const answers = ['{"title": 1}', goodTalk().text];
		const erring = anthropicMessages({ secret, write: () => ({ text: answers.shift() ?? '' }) });
		await onFake(erring, { login }, async (context, fake) => {
			const { json, costMicros } = await write(anthropicText, textCall('claude-sonnet-5-5'), context);
			expect({ json, costMicros }).toEqual({ json: talk, costMicros: 2 * 1_300 });
			expect(fake.seen[1]?.json()['messages']).toMatchObject([
				{ role: 'user' },
				{ role: 'assistant', content: '{"title": 1}' },
				{ role: 'user', content: expect.stringContaining('title must be a text') },
			]);
		});
	});

	it('counts the first call where the second is refused', async () => {
		const erring = anthropicMessages({ secret, write: () => ({ text: 'no JSON' }) });
		await onFake(erring, { login }, async (context, fake) => {
			const { http } = context;
			const send: typeof http.send = async (request) => {
				const answer = await http.send(request);
				fake.mode = 'rate-limited';
				return answer;
			};
			const call = textCall('claude-sonnet-5-5');
			await expect(write(anthropicText, call, { ...context, http: { ...http, send } })).rejects.toMatchObject({
				refusal: { kind: 'rate-limited', retryAfterMs: 7_000, paid: 'yes', costMicros: 1_300 },
			});
		});
	});

	it('lists the models that are left, with the days on which they end', async () => {
		await onFake(protocol, { login }, async ({ http, clock }) => {
			expect(await anthropicText.listModels(http, clock.now())).toEqual([
				{ id: 'claude-sonnet-5-5', label: 'Claude Sonnet 5.5' },
				{ id: 'claude-old', label: 'Old', shutDownOn: '2027-02-01' },
			]);
		});
	});
});
