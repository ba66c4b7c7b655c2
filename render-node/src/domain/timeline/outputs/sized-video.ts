import type { Output, Timeline } from '@showrunner/contract';
import { timelineDurationMs } from '../timeline-duration.js';
import { besideBytes } from './beside-bytes.js';
import type { SizedVideo } from './rate-limit.js';

/** An output that has to keep to a size, and what of it is not for the pictures; null for one of any size. */
export function sizedVideo(timeline: Timeline, { fps, maxSizeBytes }: Output): SizedVideo | null {
	if (maxSizeBytes === undefined) return null;
	return { maxSizeBytes, durationMs: timelineDurationMs(timeline), fps, besideBytes: besideBytes(timeline) };
}
