import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ContentVerdict } from '../../domain/diffusion/content-filter.js';
import type { LabelPicture } from '../../domain/media/label-picture.js';
import type { Log } from '../../domain/ports.js';
import { Refusal } from '../../domain/refusal.js';
import type { LaunchCommand } from '../diffusion/diffusers/line-process.js';
import { FfmpegFailed } from '../ffmpeg/run-ffmpeg.js';
import { defaultLimits, type ClassifierLimits } from './classifier-limits.js';
import { classifierVersion } from './classifier-version.js';
import { createClassifier, type Classifier } from './create-classifier.js';
import { createLabelPicture } from './create-label-picture.js';
import type { PictureJudge } from './create-content-filter.js';
import { readPolicy, type RejectionPolicy } from './rejection-policy.js';
import { sampleClip } from './sample-clip.js';

/** Judges what was generated, and says of any picture what it shows. */
export type ClassifierJudge = PictureJudge & { labelPicture: LabelPicture };

export type ClassifierJudgeOptions = {
	/** Folder of an image classifier in transformers' layout, perhaps with a `policy.json`. */
	folder: string;
	command: LaunchCommand;
	ffmpegPath: string;
	log: Log;
	/** Where the process and pictures of clips get folders of their own; the system's own when left out. */
	scratchRoot?: string;
	limits?: Partial<ClassifierLimits>;
};

/** So many that of a clip of a few seconds nothing that stays for half a second is missed. */
export const clipPictures = 16;
/** Bounds the memory of a question, and keeps the answer of a model with a thousand labels within one line. */
const picturesAtOnce = 4;
/** Hexadecimal digits; enough to tell the classifiers of one machine apart. */
const shownVersion = 12;

const pythonPackages = fileURLToPath(new URL('../../../diffusion', import.meta.url));

/** How the classifier in a folder is started by a Python. */
export const classifyCommand = (pythonPath: string, folder: string): LaunchCommand => ({
	program: pythonPath,
	args: ['-u', '-m', 'showrunner_diffusion.classify', path.resolve(folder)],
	env: { PYTHONPATH: pythonPackages },
});

/**
 * Has an image classifier in a process of its own look at pictures, and at pictures taken from clips.
 * @throws Refusal when the folder holds no classifier, or its policy cannot be used; see `readPolicy`
 */
export async function createClassifierJudge(options: ClassifierJudgeOptions): Promise<ClassifierJudge> {
	const { folder, command, ffmpegPath, log, scratchRoot = tmpdir() } = options;
	const policy = await readPolicy(folder);
	const classifier = createClassifier({ command, scratchRoot, log, limits: { ...defaultLimits, ...options.limits } });
	const version = await classifierVersion(folder, policy);
	const identity = { name: path.basename(path.resolve(folder)), version: version.slice(0, shownVersion) };
	return {
		version,
		labelPicture: createLabelPicture({ classifier, ffmpegPath, identity }),
		async judge(file, mediaType, signal) {
			signal.throwIfAborted();
			if (!mediaType.startsWith('video/')) return judgePictures([path.resolve(file)], { classifier, policy, signal });
			const out = await mkdtemp(path.join(scratchRoot, 'showrunner-pictures-'));
			try {
				const pictures = await sampleClip(ffmpegPath, path.resolve(file), { count: clipPictures, out, signal });
				return await judgePictures(pictures, { classifier, policy, signal });
			} catch (error) {
				return unchecked(error);
			} finally {
				await rm(out, { recursive: true, force: true, maxRetries: 3 });
			}
		},
		close: () => classifier.close(),
	};
}

type Bench = { classifier: Classifier; policy: RejectionPolicy; signal: AbortSignal };

async function judgePictures(paths: readonly string[], { classifier, policy, signal }: Bench): Promise<ContentVerdict> {
	if (paths.length === 0) return noPictures;
	for (let from = 0; from < paths.length; from += picturesAtOnce) {
		const looked = await classifier.lookAt(paths.slice(from, from + picturesAtOnce), signal);
		if (looked.kind === 'unchecked') return { kind: 'unchecked', reason: looked.reason };
		const worst = looked.pictures.flat().find(({ label, score }) => score >= (policy.get(label) ?? Infinity));
		if (worst) return { kind: 'rejected', reason: reasonOf(worst.label, worst.score) };
	}
	return { kind: 'passed' };
}

const reasonOf = (label: string, score: number) => `The classifier sees "${label}" in it, by ${score.toFixed(3)} of 1`;

const noPictures: ContentVerdict = { kind: 'unchecked', reason: 'No pictures could be taken from the clip' };

function unchecked(error: unknown): ContentVerdict {
	if (error instanceof FfmpegFailed) return noPictures;
	if (error instanceof Refusal) return { kind: 'unchecked', reason: error.problem.title };
	throw error;
}
