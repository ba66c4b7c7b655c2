import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import {
	classifyCommand,
	createClassifierJudge,
	type ClassifierJudgeOptions,
} from '../../../../render-node/src/adapters/content/create-classifier-judge.js';
import type { PictureJudge } from '../../../../render-node/src/adapters/content/create-content-filter.js';
import { createClassifier } from '../../../../render-node/src/adapters/content/create-classifier.js';
import { defaultLimits } from '../../../../render-node/src/adapters/content/classifier-limits.js';
import { childProcesses } from '../../../kits/child-processes.js';
import { makeClip, makeStill } from '../../../kits/made-media.js';
import { describeDiffusion, diffusionPython, tinyModel } from '../../../kits/python-diffusion.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const python = diffusionPython ?? 'python3';
/** A still clip shows the picture, but for what its coding loses. */
const margin = 0.001;
const never = new AbortController().signal;

describeDiffusion('the judge over a real classifier', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	let model: string;
	let picture: string;
	let clip: string;
	/** What the classifier gives "nsfw" for the picture. */
	let score: number;
	const judges: PictureJudge[] = [];
	const judgeWith = async (policy: unknown, options: Partial<ClassifierJudgeOptions> = {}) => {
		writeFileSync(path.join(model, 'policy.json'), JSON.stringify(policy));
		const command = classifyCommand(python, model);
		const judge = await createClassifierJudge({
			...{ folder: model, command, ffmpegPath: 'ffmpeg', scratchRoot: folder.path, log: silentLog() },
			...options,
		});
		judges.push(judge);
		return judge;
	};

	beforeAll(async () => {
		folder = temporaryFolder('classify');
		model = path.join(folder.path, 'model');
		cpSync(tinyModel('classifier'), model, { recursive: true });
		picture = await makeStill(path.join(folder.path, 'picture.png'), 'testsrc2=s=64x48');
		clip = await makeClip(path.join(folder.path, 'clip.mp4'), `movie=${picture},loop=24:1`);
		const classifier = createClassifier({
			command: classifyCommand(python, model),
			...{ scratchRoot: folder.path, limits: defaultLimits, log: silentLog() },
		});
		const looked = await classifier.lookAt([picture], never);
		await classifier.close();
		const labels = looked.kind === 'labels' ? (looked.pictures[0] ?? []) : [];
		expect(labels.map(({ label }) => label).sort()).toEqual(['normal', 'nsfw']);
		score = labels.find(({ label }) => label === 'nsfw')?.score ?? NaN;
		expect(labels.reduce((sum, each) => sum + each.score, 0)).toBeCloseTo(1, 4);
	}, 900_000);
	afterEach(async () => {
		await Promise.all(judges.splice(0).map((judge) => judge.close()));
		expect(childProcesses()).toEqual([]);
	});
	afterAll(() => folder.remove());

	it('rejects pictures and clips at a score just below theirs, and is not upset by what is no picture', async () => {
		const judge = await judgeWith({ reject: { nsfw: score - margin } });
		expect(await judge.judge(picture, 'image/png', never)).toEqual({
			kind: 'rejected',
			reason: `The classifier sees "nsfw" in it, by ${score.toFixed(3)} of 1`,
		});
		const pids = childProcesses();
		const broken = path.join(folder.path, 'broken.png');
		writeFileSync(broken, 'no picture');
		expect(await judge.judge(broken, 'image/png', never)).toMatchObject({ kind: 'unchecked' });
		expect(await judge.judge(clip, 'video/mp4', never)).toMatchObject({ kind: 'rejected' });
		expect(childProcesses()).toEqual(pids);
	}, 900_000);

	it('says of a picture from anywhere what it shows', async () => {
		const judge = await judgeWith({ reject: { nsfw: 1 } });
		const jpeg = await makeStill(path.join(folder.path, 'picture.jpg'), 'testsrc2=s=64x48');
		const { labels, classifier } = await judge.labelPicture(jpeg, { workDir: folder.path, signal: never });
		expect(labels.map(({ label }) => label).sort()).toEqual(['normal', 'nsfw']);
		expect(Math.abs((labels.find(({ label }) => label === 'nsfw')?.score ?? NaN) - score)).toBeLessThan(0.1);
		expect(classifier).toEqual({ name: 'model', version: judge.version.slice(0, 12) });
	}, 900_000);

	it('passes them at a score just above', async () => {
		const judge = await judgeWith({ reject: { nsfw: score + margin } });
		expect(await judge.judge(picture, 'image/png', never)).toEqual({ kind: 'passed' });
		expect(await judge.judge(clip, 'video/mp4', never)).toEqual({ kind: 'passed' });
	}, 900_000);

	it('cannot check where its weights are missing', async () => {
		const empty = path.join(folder.path, 'empty');
		const judge = await judgeWith({ reject: { nsfw: 0 } }, { command: classifyCommand(python, empty) });
		expect(await judge.judge(picture, 'image/png', never)).toMatchObject({
			kind: 'unchecked',
			reason: expect.stringContaining('does not start'),
		});
	}, 900_000);
});
