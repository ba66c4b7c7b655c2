import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { VideoEncoder } from '../../domain/timeline/video-encoders.js';
import { stillPlan } from './still-plan.js';

/** A render that is stopped, or a process that dies, loses no more than this of what it had done. */
const longestRowSeconds = 20;
/** These put a key frame at the very frame that they are told, and begin anew there; no other was found to. */
const rowEncoders: ReadonlySet<VideoEncoder> = new Set<VideoEncoder>(['libx264', 'libx265']);

/**
 * Segments in rows that one encoder takes one after another: it starts once for all of them. A row is a stretch of the
 * video that the kernel draws; there are enough of them for `lanes` side by side. Hardware encoders are not trusted with
 * it.
 */
export function stillRows(segments: readonly SegmentPlan[], encoding: Encoding, lanes: number): SegmentPlan[][] {
	const all = segments.reduce((sum, { frameCount }) => sum + frameCount, 0);
	const most = Math.min(longestRowSeconds * encoding.fps, Math.ceil(all / lanes));
	const rows: SegmentPlan[][] = [];
	let [frames, open] = [0, false];
	let end = -1;
	for (const segment of segments) {
		const joins = rowEncoders.has(encoding.encoder) && stillPlan(segment, encoding)?.tail === null;
		const fits = frames + segment.frameCount / 2 <= most && segment.startFrame === end;
		const row = joins && open && fits ? rows.at(-1) : undefined;
		if (row) row.push(segment);
		else rows.push([segment]);
		frames = (row ? frames : 0) + segment.frameCount;
		end = segment.startFrame + segment.frameCount;
		open = joins;
	}
	return rows;
}
