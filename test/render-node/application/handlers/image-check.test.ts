import { copyFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { createImageCheckHandler } from '../../../../render-node/src/application/handlers/image-check.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { makeClip, makeStill } from '../../../kits/made-media.js';
import { mediaJob } from '../../../kits/media-job.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';
import { scriptedJudge, type JudgeSetup } from '../../adapters/content/scripted-judge.js';

const folder = temporaryFolder('image-check');
afterAll(() => folder.remove());

const open: Awaited<ReturnType<typeof scriptedJudge>>[] = [];
afterEach(async () => {
	for (const scripted of open.splice(0)) await scripted.remove();
	expect(childProcesses()).toEqual([]);
});

/** The handler over a scripted classifier in a process of its own. */
async function checker(setup: JudgeSetup = {}) {
	const scripted = await scriptedJudge(setup);
	open.push(scripted);
	return { scripted, job: mediaJob(folder.path, createImageCheckHandler(scripted)) };
}
type Job = Awaited<ReturnType<typeof checker>>['job'];

async function pictureIn(job: Job): Promise<string> {
	const source = await makeStill(job.at('source.png'), 'testsrc2=s=64x48');
	copyFileSync(source, job.at('picture.png'));
	return await job.assets.add(job.at('picture.png'));
}

describe('the handler of image.check', () => {
	it('tells what the classifier sees, best first, and which one it was', async () => {
		const { job, scripted } = await checker({ others: { scores: { nsfw: 0.2, normal: 0.8 } } });
		const assetId = await pictureIn(job);
		const seen = await job.run({ assetId });
		expect(seen).toEqual({
			labels: [
				{ label: 'normal', score: 0.8 },
				{ label: 'nsfw', score: 0.2 },
			],
			classifier: { name: 'model', version: scripted.version.slice(0, 12) },
			warnings: [],
		});
		// It never sees the file itself, which may come from anywhere.
		const asked = scripted.journal().filter(({ what }) => what === 'asked');
		expect(asked.map(({ pictures }) => pictures)).toEqual([[expect.stringMatching(/work\/pictures-.*\.png$/)]]);
		await job.run({ assetId });
		expect(scripted.story()).toEqual(['0 started', '0 asked', '0 asked']);
	});

	it('says another version for another classifier', async () => {
		const one = await checker();
		const other = await checker({ labels: ['sfw', 'nsfw'] });
		const first = await one.job.run({ assetId: await pictureIn(one.job) });
		const second = await other.job.run({ assetId: await pictureIn(other.job) });
		expect(first.classifier.version).not.toBe(second.classifier.version);
	});

	it('refuses with the settings where there is no classifier, before anything is read', async () => {
		const job = mediaJob(folder.path, createImageCheckHandler({ labelPicture: null }));
		await expect(job.run({ assetId: 'f'.repeat(64) })).rejects.toMatchObject({
			problem: {
				...{ type: 'content-classifier-unset', kind: 'configuration-invalid' },
				fix: expect.stringContaining('SHOWRUNNER_CONTENT_CLASSIFIER'),
			},
		});
	});

	it('refuses what is no picture, without asking', async () => {
		const { job, scripted } = await checker();
		const clip = await job.assets.add(await makeClip(job.at('clip.mp4'), 'testsrc2=s=64x48:d=0.2'));
		await writeFile(job.at('words.txt'), 'words');
		const words = await job.assets.add(job.at('words.txt'));
		for (const assetId of [clip, words])
			await expect(job.run({ assetId })).rejects.toMatchObject({
				problem: { type: 'picture-unreadable', kind: 'input-invalid', field: 'assetId' },
			});
		expect(scripted.story()).toEqual([]);
	});

	it.each<[string, JudgeSetup]>([
		['cannot be started', { program: '/nowhere/python3' }],
		['tells what cannot be', { others: { at: { 0: 'odd-score' } } }],
	])('leaves it to its owner when the classifier %s', async (_, setup) => {
		const { job } = await checker(setup);
		await expect(job.run({ assetId: await pictureIn(job) })).rejects.toMatchObject({
			problem: {
				...{ type: 'content-classifier-broken', kind: 'configuration-invalid' },
				fix: expect.stringContaining('SHOWRUNNER_PYTHON'),
			},
		});
	});

	it('may be asked again when the classifier ended over it', async () => {
		const { job } = await checker({ processes: [{ at: { 0: 'crash' } }, { at: { 0: 'crash' } }] });
		const assetId = await pictureIn(job);
		await expect(job.run({ assetId })).rejects.toMatchObject({
			problem: { type: 'content-classifier-gone', kind: 'temporarily-unavailable' },
		});
		expect(await job.run({ assetId })).toMatchObject({ labels: [{ label: 'normal' }, { label: 'nsfw' }] });
	});
});
