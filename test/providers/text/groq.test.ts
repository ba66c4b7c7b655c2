import { describe, expect, it } from '@jest/globals';
import Groq from 'groq-sdk';
import { groqText } from '../../../providers/text/groq';
import { chatCompletions } from '../../fakes/vendors/chat-completions';
import { onFake } from '../../kits/vendors/on-fake';
import { goodTalk, prompt, system, talk, talkWire, textCall, write } from '../../kits/vendors/text-request';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'gsk_canary-93aa10';
const login = { authorization: `Bearer ${secret}` };
// The SDK's address ends before /openai/v1; the credential's ends behind it.
const wire = {
	...{ secret, write: goodTalk, path: '/openai/v1/chat/completions', modelsPath: '/openai/v1/models' },
	tokenLimit: 'max_completion_tokens' as const,
	models: [
		{ id: 'openai/gpt-oss-120b', object: 'model', active: true },
		{ id: 'whisper-large-v3', object: 'model', active: true },
		{ id: 'gone', object: 'model', active: false },
	],
};
const behindVersion = <T extends { http: { send: (request: never) => unknown } }>(context: T): T => ({
	...context,
	http: {
		...context.http,
		send: async (request: { path: string }) =>
			await context.http.send({ ...request, path: `/openai/v1${request.path}` } as never),
	},
});

vendorSuite({
	name: 'Groq: texts',
	protocol: chatCompletions(wire),
	...{ secret, login },
	call: async (context) => await write(groqText, textCall('openai/gpt-oss-120b'), behindVersion(context)),
	kinds: { quota: 'quota-exhausted', 'too-large': 'configuration-invalid', 'unknown-model': 'configuration-invalid' },
	required: ['model', 'messages'],
	oracle: {
		record: async (baseURL) =>
			await new Groq({ apiKey: secret, baseURL, maxRetries: 0 }).chat.completions.create({
				model: 'openai/gpt-oss-120b',
				messages: [
					{ role: 'system', content: system },
					{ role: 'user', content: prompt },
				],
				response_format: { type: 'json_schema', json_schema: { name: 'talk', schema: talkWire, strict: true } },
				max_completion_tokens: 2_000,
				stream: false,
			}),
		headers: ['authorization', 'content-type'],
	},
});

describe('Groq', () => {
	it('tells a model without a strict form in words what the form is', async () => {
		const weak = chatCompletions({ ...wire, formats: ['json_object'] });
		await onFake(weak, { login }, async (context, fake) => {
			const { json } = await write(groqText, textCall('llama-3.3-70b-versatile'), behindVersion(context));
			expect(json).toEqual(talk);
			expect(fake.seen.map((seen) => (seen.json()['response_format'] as { type: string }).type)).toEqual([
				'json_schema',
				'json_object',
			]);
			const { messages } = fake.seen[1]?.json() as { messages: { content: string }[] };
			expect(messages[0]?.content).toContain(JSON.stringify(talkWire));
			expect(fake.paid()).toBe(1);
		});
	});

	it('lists models that write and are there', async () => {
		await onFake(chatCompletions(wire), { login }, async (context) => {
			const { http, clock } = behindVersion(context);
			expect(await groqText.listModels(http, clock.now())).toEqual([
				{ id: 'openai/gpt-oss-120b', label: 'GPT-OSS 120B' },
			]);
		});
	});
});
