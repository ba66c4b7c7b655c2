import { describe, expect, it } from '@jest/globals';
import { mistralText } from '../../../providers/text/mistral';
import { chatCompletions } from '../../fakes/vendors/chat-completions';
import { callSdk } from '../../kits/vendors/call-sdk';
import { onFake } from '../../kits/vendors/on-fake';
import { goodTalk, prompt, system, talkWire, textCall, write } from '../../kits/vendors/text-request';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'mistral-canary-40c1f9';
const login = { authorization: `Bearer ${secret}` };
const card = { object: 'model', created: 1, owned_by: 'mistralai', type: 'base' };
const protocol = {
	...chatCompletions({
		...{ secret, write: goodTalk, path: '/v1/chat/completions', modelsPath: '/v1/models', tokenLimit: 'max_tokens' },
		models: [
			{ ...card, id: 'mistral-small-2603', capabilities: { completion_chat: true } },
			{
				...{ ...card, id: 'mistral-old', capabilities: { completion_chat: true } },
				...{ deprecation: '2027-03-31T00:00:00Z', deprecation_replacement_model: 'mistral-small-2603' },
			},
			{ ...card, id: 'mistral-embed', capabilities: { completion_chat: false } },
		],
	}),
	unauthorised: { status: 401, json: { detail: 'Unauthorized' } },
	rateLimited: {
		status: 429,
		headers: { 'retry-after': '7' },
		json: { object: 'error', message: 'Rate limit exceeded', type: 'rate_limited', code: '1300' },
	},
	refusals: {
		'unknown-model': { status: 400, json: { object: 'error', message: 'Invalid model: x', type: 'invalid_model' } },
	},
};
delete (protocol as { contentRefused?: unknown }).contentRefused;

vendorSuite({
	name: 'Mistral: texts',
	...{ protocol, secret, login },
	call: async (context) => await write(mistralText, textCall('mistral-large-2512', { temperature: 0.4 }), context),
	kinds: { 'unknown-model': 'configuration-invalid' },
	required: ['model', 'messages'],
	oracle: {
		record: async (baseUrl) =>
			await callSdk('mistral-chat', {
				...{ baseUrl, secret },
				call: {
					model: 'mistral-large-2512',
					messages: [
						{ role: 'system', content: system },
						{ role: 'user', content: prompt },
					],
					responseFormat: {
						type: 'json_schema',
						jsonSchema: { name: 'talk', schemaDefinition: talkWire, strict: true },
					},
					maxTokens: 2_000,
					temperature: 0.4,
				},
			}),
		headers: ['authorization'],
	},
});

describe('Mistral', () => {
	it('lists models that write, with what ends and what takes its place', async () => {
		await onFake(protocol, { login }, async ({ http, clock }) => {
			expect(await mistralText.listModels(http, clock.now())).toEqual([
				{ id: 'mistral-small-2603', label: 'Mistral Small 2603' },
				{ id: 'mistral-old', label: 'mistral-old', shutDownOn: '2027-03-31', successor: 'mistral-small-2603' },
			]);
		});
	});

	it('reads the texts of models that think first', async () => {
		const thinking = {
			...protocol,
			answer: () => ({
				status: 200,
				json: {
					model: 'magistral',
					choices: [
						{
							finish_reason: 'stop',
							message: {
								content: [
									{ type: 'thinking', thinking: [] },
									{ type: 'text', text: goodTalk().text },
								],
							},
						},
					],
					usage: { prompt_tokens: 5, completion_tokens: 6 },
				},
			}),
		};
		await onFake(thinking, { login }, async (context) => {
			const { text, usage } = await mistralText.complete(textCall('magistral'), context);
			expect(text).toBe(goodTalk().text);
			expect(usage).toEqual({ inputTokens: 5, cachedInputTokens: 0, outputTokens: 6 });
		});
	});
});
