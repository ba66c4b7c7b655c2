import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { LabelPicture } from '../../domain/media/label-picture.js';
import { configurationInvalid, inputInvalid, temporarilyUnavailable } from '../../domain/refusal.js';
import { FfmpegFailed } from '../ffmpeg/run-ffmpeg.js';
import type { LabelScore } from './classifier-answer.js';
import type { Classifier, Unchecked } from './create-classifier.js';
import { sampleClip } from './sample-clip.js';

export type LabelPictureOptions = {
	classifier: Classifier;
	ffmpegPath: string;
	/** What the answers are told to come from. */
	identity: { name: string; version: string };
};

/** Of a moving picture; one question may hold so many. */
const mostPictures = 4;

/** Has a classifier look at a file from anywhere. FFmpeg reads it, within its limits, and writes anew what is looked at. */
export function createLabelPicture({ classifier, ffmpegPath, identity }: LabelPictureOptions): LabelPicture {
	return async (file, { workDir, signal }) => {
		const out = await mkdtemp(path.join(workDir, 'pictures-'));
		const taken = await sampleClip(ffmpegPath, path.resolve(file), { count: mostPictures, out, signal }).catch(
			(error: unknown) => {
				throw error instanceof FfmpegFailed ? unreadable(error) : error;
			},
		);
		if (taken.length === 0) throw unreadable();
		const looked = await classifier.lookAt(taken, signal);
		if (looked.kind === 'unchecked') throw refusalFor(looked);
		return { labels: highest(looked.pictures), classifier: identity };
	};
}

function highest(pictures: readonly LabelScore[][]): LabelScore[] {
	const best = new Map<string, number>();
	for (const { label, score } of pictures.flat()) best.set(label, Math.max(best.get(label) ?? 0, score));
	return [...best].map(([label, score]) => ({ label, score })).sort((one, other) => other.score - one.score);
}

const unreadable = (cause?: unknown) =>
	inputInvalid('picture-unreadable', 'This is no picture that can be decoded', {
		field: 'assetId',
		fix: 'Choose a JPEG, PNG or WebP file that opens elsewhere',
		cause,
	});

/** What ended over one picture may be well again for the next try; the rest stays as it is until its owner sees to it. */
function refusalFor({ why, reason }: Unchecked) {
	if (why === 'unreadable') return unreadable();
	if (why === 'gone' || why === 'closing') return temporarilyUnavailable('content-classifier-gone', reason);
	return configurationInvalid('content-classifier-broken', reason, {
		fix: 'See that SHOWRUNNER_CONTENT_CLASSIFIER names a folder with weights in safetensors, and that SHOWRUNNER_PYTHON has torch and transformers',
	});
}
