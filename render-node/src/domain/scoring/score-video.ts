import { videoChecks, type VideoCheck, type VideoScoreResult } from '@showrunner/contract';
import { checkWeights, mostAbove } from './check-weights.js';
import { checkBlack } from './checks/black.js';
import { checkCaptionCoverage } from './checks/caption-coverage.js';
import { checkCaptionOrder } from './checks/caption-order.js';
import { checkCaptionSpeed } from './checks/caption-speed.js';
import { checkCaptionTiming } from './checks/caption-timing.js';
import { checkClipping } from './checks/clipping.js';
import { checkDuration } from './checks/duration.js';
import { checkExposure } from './checks/exposure.js';
import { checkFrameRate } from './checks/frame-rate.js';
import { checkFrozen } from './checks/frozen.js';
import { checkLoudness } from './checks/loudness.js';
import { checkResolution } from './checks/resolution.js';
import { checkSharpness } from './checks/sharpness.js';
import { checkSilence } from './checks/silence.js';
import { checkSync } from './checks/sync.js';
import type { Check, ScoreGround } from './finding.js';
import { verdictOf } from './verdict-of.js';

const checks: Record<VideoCheck, Check> = {
	black: checkBlack,
	frozen: checkFrozen,
	exposure: checkExposure,
	sharpness: checkSharpness,
	resolution: checkResolution,
	'frame-rate': checkFrameRate,
	duration: checkDuration,
	silence: checkSilence,
	clipping: checkClipping,
	loudness: checkLoudness,
	sync: checkSync,
	'caption-coverage': checkCaptionCoverage,
	'caption-timing': checkCaptionTiming,
	'caption-speed': checkCaptionSpeed,
	'caption-order': checkCaptionOrder,
};

/**
 * A score from 0 to 100 with its reasons: the weighted mean of all checks that apply, held down by the worst of them
 * (see `check-weights.ts`).
 */
export function scoreVideo(ground: ScoreGround): Pick<VideoScoreResult, 'score' | 'verdict' | 'checks'> {
	const found = videoChecks.flatMap((name) => {
		const finding = checks[name](ground);
		if (!finding) return [];
		const score = Math.round(finding.score);
		return [{ ...finding, score, verdict: verdictOf(score), weight: checkWeights[name] }];
	});
	const weight = found.reduce((sum, check) => sum + check.weight, 0);
	const mean = found.reduce((sum, check) => sum + check.score * check.weight, 0) / Math.max(weight, 1);
	const score = Math.round(Math.min(mean, ...found.map((check) => check.score + mostAbove[check.weight])));
	return { score, verdict: verdictOf(score), checks: found };
}
