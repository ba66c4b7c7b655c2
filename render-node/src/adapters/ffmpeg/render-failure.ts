import type { Log } from '../../domain/ports.js';
import { defect, temporarilyUnavailable, type Refusal } from '../../domain/refusal.js';
import type { FfmpegFailed } from './run-ffmpeg.js';

/** A failed run as a problem; what FFmpeg said goes to the log alone. */
export function renderFailure(error: FfmpegFailed, log: Log, args: readonly string[]): Refusal {
	const { reason, exitCode, stderrTail } = error;
	log.error({ reason, exitCode, stderr: stderrTail, args }, 'FFmpeg failed');
	if (reason === 'stalled') {
		return temporarilyUnavailable('render-stalled', 'FFmpeg made no progress for a long time and was stopped', {
			fix: "Try again; if it stops again, look into the service's log",
			cause: error,
		});
	}
	if (/No space left on device/.test(stderrTail)) {
		return temporarilyUnavailable('disk-full', 'The disk of the render-node is full', {
			fix: 'Free some space and try again',
			cause: error,
		});
	}
	if (exitCode === null) {
		return temporarilyUnavailable('render-killed', 'FFmpeg was ended from outside, most often for want of memory', {
			fix: 'Try again with fewer renders at once, or give the render-node more memory',
			cause: error,
		});
	}
	return defect('ffmpeg-failed', 'FFmpeg could not render this', {
		fix: "Look into the service's log for the job's id, and report what it says",
		cause: error,
	});
}
