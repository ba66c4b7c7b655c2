import type { Log } from '../../domain/ports.js';
import { defect, temporarilyUnavailable } from '../../domain/refusal.js';
import { EncoderRefused } from '../../domain/timeline/renderer.js';
import { isHardware, type VideoEncoder } from '../../domain/timeline/video-encoders.js';
import { encoderComplaint } from './encoder-complaint.js';
import type { EncoderChoice } from './encoder-choice.js';
import { renderFailure } from './render-failure.js';
import { FfmpegFailed } from './run-ffmpeg.js';

export class FramesMissing extends Error {
	constructor(
		readonly frames: number,
		readonly planned: number,
	) {
		super(`a segment came out with ${frames} frames in place of ${planned}`);
		this.name = 'FramesMissing';
	}
}

/**
 * Who is to blame for a segment whose clips are sound. Hardware is, whatever was said: the next encoder then shows
 * whether it was. A full disk is nobody's encoder.
 */
export function segmentFailure(
	failure: FfmpegFailed | FramesMissing,
	encoder: VideoEncoder,
	choice: EncoderChoice,
	log: Log,
	args: readonly string[],
): Error {
	const diskFull = failure instanceof FfmpegFailed && /No space left on device/.test(failure.stderrTail);
	if (!isHardware(encoder) || diskFull) return ordinaryFailure(failure, log, args);
	const reason = reasonOf(failure);
	const stderr = failure instanceof FfmpegFailed ? failure.stderrTail : failure.message;
	log.warn({ encoder, reason, stderr, args }, 'an encoder in hardware refused');
	if (choice.refuse(encoder, reason)) return new EncoderRefused(encoder, reason, { cause: failure });
	return temporarilyUnavailable('encoder-refused', `${encoder} refused during the render: ${reason}`, {
		fix: 'Try again with fewer renders at once, or set SHOWRUNNER_VIDEO_ENCODER to auto, which goes on with another encoder',
		cause: failure,
	});
}

function ordinaryFailure(failure: FfmpegFailed | FramesMissing, log: Log, args: readonly string[]): Error {
	if (failure instanceof FfmpegFailed) return renderFailure(failure, log, args);
	const { frames, planned } = failure;
	return defect('segment-incomplete', `A segment came out with ${frames} frames in place of ${planned}`);
}

function reasonOf(failure: FfmpegFailed | FramesMissing): string {
	if (failure instanceof FramesMissing) return 'it left frames out';
	if (failure.reason === 'stalled') return 'it made no progress';
	const killed =
		failure.exitCode === null ? 'it was ended from outside' : "it stopped for a reason that the service's log tells";
	return encoderComplaint(failure.stderrTail) ?? killed;
}
