import type { Warning } from '@showrunner/contract';
import { scoreVideo } from '../../domain/scoring/score-video.js';
import type { MissedMeasure, WatchedVideo, WatchVideo } from '../../domain/scoring/video-measures.js';
import type { JobHandler } from '../job-handler.js';
import { readCaptions } from './read-captions.js';

export function createVideoScoreHandler({ watchVideo }: { watchVideo: WatchVideo }): JobHandler<'video.score'> {
	return {
		kind: 'video.score',
		version: 1,
		weight: 'heavy',
		async run({ assetId, expectations, captions, minimumScore }, { assets, workDir, signal, progress }) {
			const path = await assets.localPath(assetId);
			const given = captions ? await readCaptions(captions, assets) : null;
			progress(0, 'Watching');
			const onFrames = (done: number, of: number) => progress(Math.min(done / of, 1), 'Watching');
			const { file, measures, missed } = await watchVideo(path, { workDir, signal, onFrames });
			const scored = scoreVideo({ file, measures, expectations, captions: given });
			const unjudged = given !== null && !scored.checks.some(({ check }) => check === 'caption-coverage');
			const warnings = [...missed.map(missing), ...(unjudged ? [pauseless] : []), ...brokenSound(measures)];
			return { ...scored, passed: scored.score >= minimumScore, facts: factsOf({ file, measures }), warnings };
		},
	};
}

function factsOf({ file, measures: { frameCount, sound } }: Pick<WatchedVideo, 'file' | 'measures'>) {
	const { durationMs, width, height, fps, bitsPerSecond } = file;
	const { integratedLufs, truePeakDbtp } = typeof sound === 'string' ? silent : sound;
	return { durationMs, frameCount, width, height, fps, bitsPerSecond, integratedLufs, truePeakDbtp };
}
const silent = { integratedLufs: null, truePeakDbtp: null };

const missing = (check: MissedMeasure): Warning => ({
	code: 'check-skipped',
	message: `This FFmpeg lacks a filter for the check '${check}'; it does not count`,
});

const pauseless: Warning = {
	code: 'check-skipped',
	message: 'The sound has no pauses to compare captions with, so only their speed and order were checked',
	field: 'captions',
};

const brokenSound = ({ sound }: WatchedVideo['measures']): Warning[] =>
	sound === 'broken'
		? [{ code: 'audio-unreadable', message: 'The video announces sound that cannot be decoded', field: 'assetId' }]
		: [];
