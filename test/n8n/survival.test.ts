import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Job } from '@showrunner/contract';
import { waitUntil } from '../../scripts/process/wait-until.mjs';
import { openStage, outputOf, type Stage } from '../kits/n8n.js';
import {
	jobsOf,
	openTemplate,
	productionOf,
	readTemplate,
	withParameters,
	type Runner,
	type Template,
} from '../kits/template.js';

const kills = 10;

/** One small format: these tests are about what happens around the rendering. */
const smallTemplate = (): Template =>
	withParameters(readTemplate('01-text-to-video.json'), 'Assemble video', { aspectRatios: ['9:16'], quality: 'draft' });

const sentence = (n: number) => `Story number ${n} is short. It has a second sentence, and then it ends.`;

/** A running assembly, so that whatever happens next happens in the middle of it. */
const assembling = (stage: Stage) =>
	waitUntil(
		'the assembly to run',
		async () => (await jobsOf(stage)).find((job) => job.kind === 'video.assemble' && job.state === 'running'),
		{ limitMs: 120_000, everyMs: 50 },
	);

describe('what goes wrong in the middle', () => {
	let stage: Stage;
	let workflow: Runner;

	beforeAll(async () => {
		stage = await openStage();
		workflow = await openTemplate(stage, smallTemplate(), 'showrunner/text-to-video');
	}, 900_000);
	afterAll(async () => await stage?.close());

	const endsWithVideo = async (executionId: string) => {
		const execution = await stage.n8n.api.waitForExecution(executionId, { limitMs: 240_000 });
		expect({ status: execution.status, error: execution.data?.resultData.error?.message }).toEqual({
			status: 'success',
		});
		const production = await productionOf(stage, execution);
		expect(production.state).toBe('completed');
		expect(production.assets.map(({ role }) => role)).toContain('video-9x16');
		return production;
	};

	it(`ends with the video although the render-node is killed at ${kills} moments, and loses no acknowledged work`, async () => {
		// A first run tells how long one takes, so that the moments spread over the whole of it.
		const startedAt = Date.now();
		await endsWithVideo(await workflow.start({ text: sentence(0) }));
		const runMs = Date.now() - startedAt;
		for (let kill = 1; kill <= kills; kill += 1) {
			const executionId = await workflow.start({ text: sentence(kill) });
			await wait(((kill - Math.random()) / kills) * runMs);
			const acknowledged = await jobsOf(stage);
			process.kill(stage.renderNode.pid(), 'SIGKILL');
			await stage.renderNode.start();
			const after = new Map((await jobsOf(stage)).map((job) => [job.id, job]));
			for (const job of acknowledged) {
				expect(after.has(job.id)).toBe(true);
				if (job.state === 'succeeded')
					expect(after.get(job.id)).toMatchObject({ state: 'succeeded', result: job.result });
			}
			await endsWithVideo(executionId);
		}
		expect((await jobsOf(stage)).filter(({ state }) => state !== 'succeeded')).toEqual([]);
	}, 900_000);

	it('wakes the execution after n8n itself was restarted while it slept', async () => {
		const executionId = await workflow.start({ text: `${sentence(50)} ${'The night went on and on. '.repeat(8)}` });
		await stage.n8n.api.waitForExecution(executionId, { limitMs: 120_000, until: ['waiting'] });
		await stage.n8n.kill();
		await stage.n8n.start();
		await endsWithVideo(executionId);
	}, 900_000);

	it('cancels the job when its sleeping execution is cancelled', async () => {
		const executionId = await workflow.start({ text: `${sentence(51)} ${'The night went on and on. '.repeat(120)}` });
		await stage.n8n.api.waitForExecution(executionId, { limitMs: 120_000, until: ['waiting'] });
		const { id } = await assembling(stage);
		await stage.n8n.api.stopExecution(executionId);
		const job = await waitUntil(
			'the job to end',
			async () => {
				const now = await stage.renderNode.call<Job>('GET', `/v1/jobs/${id}`);
				return ['queued', 'running'].includes(now.state) ? undefined : now;
			},
			{ limitMs: 90_000 },
		);
		expect(job.state).toBe('cancelled');
	}, 900_000);
});

describe('where no callback can reach n8n', () => {
	let stage: Stage;

	beforeAll(async () => {
		// Nothing listens on the discard port: the address that n8n gives for waking it leads nowhere.
		stage = await openStage({ n8n: { WEBHOOK_URL: 'http://127.0.0.1:9/' } });
	}, 900_000);
	afterEach(async () => await stage?.close());

	it('polls until the video is there', async () => {
		const workflow = await openTemplate(stage, smallTemplate(), 'showrunner/text-to-video');
		const execution = await workflow.run({ text: sentence(60) });
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'Assemble video')).toHaveLength(1);
		expect((await productionOf(stage, execution)).state).toBe('completed');
	}, 900_000);
});
