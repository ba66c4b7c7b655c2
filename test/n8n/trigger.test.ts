import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '@showrunner/contract';
import { waitUntil } from '../../scripts/process/wait-until.mjs';
import { openStage, outputOf, type Stage } from '../kits/n8n.js';
import type { Template } from '../kits/template.js';

const workflow = {
	name: 'When music is there',
	nodes: [
		{
			id: '1',
			name: 'Showrunner Trigger',
			type: 'n8n-nodes-showrunner.showrunnerTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: 'showrunner-trigger-test',
			parameters: { events: ['job-completed'] },
			credentials: {},
		},
	],
	connections: {},
	settings: { executionOrder: 'v1' },
} as unknown as Template;

describe('Showrunner Trigger in a real n8n', () => {
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage();
	}, 900_000);
	afterAll(async () => await stage?.close());

	it('starts an execution when a job has been completed, and signs off when it is switched off', async () => {
		const { api } = stage.n8n;
		const { id } = await api.importWorkflow(workflow, stage.credentials);
		await api.activate(id);
		const makeSound = (seed: number) =>
			stage.renderNode.call<Job>('POST', '/v1/jobs', { kind: 'sound.generate', input: { effect: 'ding', seed } });
		// The trigger signs up a moment after the workflow was published: each try makes a sound of its own.
		let seed = 0;
		const execution = await waitUntil(
			'an execution to start',
			async () => {
				await makeSound(++seed);
				return (await api.listExecutions(id)).find(({ status }) => status === 'success');
			},
			{ limitMs: 120_000, everyMs: 2_000 },
		);
		const [item] = outputOf(await api.getExecution(execution.id), 'Showrunner Trigger');
		expect(JSON.stringify(item?.json)).toContain('"kind":"sound.generate"');

		await api.deactivate(id);
		const job = await makeSound(1_000);
		await waitUntil(
			'the last sound to be made',
			async () => {
				const { state } = await stage.renderNode.call<Job>('GET', `/v1/jobs/${job.id}`);
				return state === 'succeeded' ? state : undefined;
			},
			{ limitMs: 120_000 },
		);
		const count = (await api.listExecutions(id)).length;
		await new Promise((resolve) => setTimeout(resolve, 3_000));
		expect((await api.listExecutions(id)).length).toBe(count);
	});
});
