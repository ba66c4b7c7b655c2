import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorOf, openStage, type Stage } from '../kits/n8n.js';
import { jobsOf, openTemplate, readTemplate, type Runner } from '../kits/template.js';

describe('bad requests in a real n8n', () => {
	let stage: Stage;
	let workflow: Runner;

	beforeAll(async () => {
		stage = await openStage();
		workflow = await openTemplate(stage, readTemplate('01-text-to-video.json'), 'showrunner/text-to-video');
	}, 900_000);
	afterAll(async () => await stage?.close());

	const refusalOf = async (body: unknown) => {
		const execution = await workflow.run(body, 60_000);
		expect(execution.status).toBe('error');
		const { message = '', description = '' } = errorOf(execution) ?? {};
		return { message, description };
	};

	it.each([
		['an empty text', { text: '' }],
		['a text of blanks', { text: ' \n\t \u00a0' }],
		['no text at all', {}],
		['100,000 words', { text: 'word '.repeat(100_000) }],
		['binary junk', { text: Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 73) % 256)).toString('latin1') }],
	])(
		'refuses %s, names the field and leaves no job behind',
		async (_, body) => {
			const { message, description } = await refusalOf(body);
			expect(message).toContain("'Text'");
			expect(description.length).toBeGreaterThan(20);
			expect(await jobsOf(stage)).toEqual([]);
		},
		90_000,
	);

	it('refuses a locale that is none and names the field', async () => {
		const { message } = await refusalOf({ text: 'A calm day.', locale: 'not a tag' });
		expect(message).toMatch(/locale|language/i);
		expect(await jobsOf(stage)).toEqual([]);
	});

	it('says that the API key is wrong, and leaves no job behind', async () => {
		const wrong = await stage.n8n.api.createCredential('Wrong key', 'showrunnerApi', {
			baseUrl: stage.renderNode.baseUrl,
			apiKey: 'not-the-key',
		});
		const template = { ...readTemplate('01-text-to-video.json'), name: 'Wrong key' };
		await stage.n8n.api.deactivate(workflow.workflowId);
		const locked = await openTemplate(
			{ ...stage, credentials: { showrunnerApi: wrong } },
			template,
			'showrunner/text-to-video',
		);
		const execution = await locked.run({ text: 'A calm day.' }, 60_000);
		expect(execution.status).toBe('error');
		const { message = '', description = '' } = errorOf(execution) ?? {};
		expect(`${message} ${description}`).toMatch(/API key/i);
		expect(`${message} ${description}`).not.toContain('not-the-key');
		expect(await jobsOf(stage)).toEqual([]);
	});
});
