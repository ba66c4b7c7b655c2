import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ImageGenerateResult, Job } from '@showrunner/contract';
import { rawEntry } from '../../kits/catalogue-entry.js';
import { buildService, crashingService, type CrashingService } from '../../kits/crashing-service.js';
import { eventually } from '../../kits/patience.js';
import { describeDiffusion, diffusionPython, tinyModel } from '../../kits/python-diffusion.js';
import { temporaryFolder } from '../../kits/temporary-folder.js';

const folder = temporaryFolder('survival');
const entry = path.resolve('test/fixtures/generation/service.mjs');
const services: CrashingService[] = [];
/** Enough steps for a kill to come in between. */
const manySteps = 200;

function tinyService(): CrashingService {
	const catalogue = path.join(folder.path, 'catalogue.json');
	const steps = { least: 1, most: manySteps, preset: 4 };
	writeFileSync(catalogue, JSON.stringify({ models: [{ ...rawEntry, steps, path: tinyModel('sdxl') }] }));
	const env = {
		HOME: process.env.HOME ?? '',
		OMP_NUM_THREADS: '1',
		SHOWRUNNER_PYTHON: diffusionPython ?? '',
		SHOWRUNNER_MODEL_CATALOGUE: catalogue,
	};
	const service = crashingService({ entry, env });
	services.push(service);
	return service;
}

beforeAll(() => buildService());
afterAll(async () => {
	for (const service of services) {
		await service.terminate();
		service.remove();
	}
	folder.remove();
});

const paint = ({ client }: CrashingService, prompt: string, change: object = {}) => {
	const input = { scenes: [{ id: 'a', prompt }], aspectRatios: ['1:1'], model: 'tiny', steps: manySteps, ...change };
	return client.call('createJob', { body: { kind: 'image.generate', input } });
};
const read = ({ client }: CrashingService, { id }: Job, waitMs = 0) =>
	client.call('getJob', { params: { jobId: id }, query: { waitMs } });
const ended = (service: CrashingService, job: Job) =>
	eventually(
		'the end of a job',
		async () => {
			const now = await read(service, job, 5_000);
			return now.finishedAt === null ? null : now;
		},
		120_000,
	);
/** Waits until the given attempt at a job has done a step; what the books tell of an earlier one does not count. */
const denoising = (service: CrashingService, job: Job, attempt = 1) =>
	eventually(
		'a step of denoising',
		async () => {
			const { progress, state, attempts } = await read(service, job);
			if (state !== 'running' && state !== 'queued') throw new Error(`The job was ${state} before the kill`);
			return attempts === attempt && /Denoising \(\d/.test(progress.phase);
		},
		120_000,
	);
const pictureOf = ({ result }: Job) => (result as ImageGenerateResult).images[0]?.assetId;

/** Workers that have a folder in a service's own. */
const workersOf = ({ dataDir }: CrashingService) =>
	readdirSync('/proc').filter((pid) => {
		try {
			return /^\d+$/.test(pid) && readlinkSync(`/proc/${pid}/cwd`).startsWith(dataDir) && isWorker(pid);
		} catch {
			return false;
		}
	});
const isWorker = (pid: string) =>
	readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('showrunner_diffusion');

describeDiffusion('the service with the real worker', () => {
	it('offers the model of its catalogue and paints with it', async () => {
		const service = tinyService();
		await service.start();
		const { items } = await service.client.call('getModels', { query: { kind: 'text-to-image' } });
		expect(items.filter(({ available }) => available).map(({ id }) => id)).toEqual(['tiny']);
		const job = await ended(service, await paint(service, 'calm sea', { steps: 4 }));
		expect(job).toMatchObject({ state: 'succeeded', result: { model: 'tiny', engine: 'diffusers', failed: [] } });
		const [image] = (job.result as ImageGenerateResult).images;
		const sidecar = JSON.parse((await service.download(image?.provenanceAssetId ?? '')).toString('utf8'));
		expect(sidecar).toMatchObject({ aiGenerated: true, model: { id: 'tiny' }, request: { prompt: 'calm sea' } });
		expect(sidecar.facts).toMatchObject({ passes: 4 });
	}, 900_000);

	it('gives the same bytes after kill -9 in the middle as without one, and leaves no worker behind', async () => {
		const [first] = services;
		if (!first) throw new Error('the service is missing');
		const undisturbed = await ended(first, await paint(first, 'stormy sea'));
		const other = tinyService();
		await other.start();
		const job = await paint(other, 'stormy sea');
		await denoising(other, job);
		expect(workersOf(other)).toHaveLength(1);
		await other.kill();
		// Their input has ended with the service.
		await eventually('the worker to end by itself', async () => workersOf(other).length === 0, 30_000);
		await other.start();
		const again = await ended(other, job);
		expect(again).toMatchObject({ state: 'succeeded' });
		expect(again.attempts).toBeGreaterThan(1);
		expect(pictureOf(again)).toBe(pictureOf(undisturbed));
	}, 900_000);

	it('puts a job aside on which the service was killed twice', async () => {
		const service = services.at(-1);
		if (!service) throw new Error('the service is missing');
		const job = await paint(service, 'a sea that kills');
		for (let kills = 0; kills < 2; kills++) {
			await denoising(service, job, kills + 1);
			await service.kill();
			await service.start();
		}
		expect(await ended(service, job)).toMatchObject({ state: 'failed', problem: { type: 'quarantined' } });
		// The next one is none the worse for it.
		const next = await ended(service, await paint(service, 'a mild sea', { steps: 4 }));
		expect(next.state).toBe('succeeded');
	}, 900_000);
});
