import { describe, expect, it } from '@jest/globals';
import { openAiCompatibleText } from '../../../providers/text/open-ai-compatible';
import { chatCompletions } from '../../fakes/vendors/chat-completions';
import type { Writer } from '../../fakes/vendors/text-wire';
import { onFake } from '../../kits/vendors/on-fake';
import { goodTalk, talk, textCall, write } from '../../kits/vendors/text-request';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'local-canary-2b7716';
const login = { authorization: `Bearer ${secret}` };
const server = (writer: Writer, formats?: string[]) =>
	chatCompletions({
		...{ secret, write: writer, path: '/chat/completions', modelsPath: '/models', tokenLimit: 'max_tokens' },
		...{ models: [{ id: 'nomic-embed-text' }, { id: 'llama4:8b' }], counts: false },
		...(formats && { formats }),
	});
const formsOf = (seen: { json(): Record<string, unknown> }[]) =>
	seen.map((request) => (request.json()['response_format'] as { type: string } | undefined)?.type ?? 'none');

vendorSuite({
	name: 'OpenAI-compatible: texts',
	protocol: server(goodTalk),
	...{ secret, login },
	call: async (context) => await write(openAiCompatibleText, textCall('llama4:8b'), context),
	required: ['model', 'messages'],
});

describe('a server that speaks as OpenAI does', () => {
	it('is asked for less strict a form where it refuses one', async () => {
		await onFake(server(goodTalk, ['json_object']), { login }, async (context, fake) => {
			expect((await write(openAiCompatibleText, textCall('llama4:8b'), context)).json).toEqual(talk);
			expect(formsOf(fake.seen)).toEqual(['json_schema', 'json_object']);
		});
		await onFake(server(goodTalk, []), { login }, async (context, fake) => {
			expect((await write(openAiCompatibleText, textCall('llama4:8b'), context)).json).toEqual(talk);
			expect(formsOf(fake.seen)).toEqual(['json_schema', 'json_object', 'none']);
		});
	});

	it('has an answer of a wrong form put right once, with what was wrong', async () => {
		const answers = [JSON.stringify({ ...talk, mood: 'grim', scenes: [] }), JSON.stringify(talk)];
		await onFake(
			server(() => ({ text: answers.shift() ?? '' })),
			{ login },
			async (context, fake) => {
				expect((await write(openAiCompatibleText, textCall('llama4:8b'), context)).json).toEqual(talk);
				const { messages } = fake.seen[1]?.json() as { messages: { role: string; content: string }[] };
				expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
				expect(messages[3]?.content).toContain('mood must be one of calm, playful');
				expect(messages[3]?.content).toContain('scenes must have at least 1 entries');
			},
		);
	});

	it('is given up after the second faulty answer', async () => {
		await onFake(
			server(() => ({ text: 'Sure! Here is your talk.' })),
			{ login },
			async (context, fake) => {
				await expect(write(openAiCompatibleText, textCall('llama4:8b'), context)).rejects.toMatchObject({
					kind: 'temporarily-unavailable',
					refusal: { paid: 'yes' },
				});
				expect(fake.paid()).toBe(2);
			},
		);
	});

	it('lists what it has loaded, and not what makes vectors', async () => {
		await onFake(server(goodTalk), { login }, async ({ http, clock }) => {
			expect(await openAiCompatibleText.listModels(http, clock.now())).toEqual([
				{ id: 'llama4:8b', label: 'llama4:8b' },
			]);
		});
	});
});
