import { isNode, schemaOf, type OtioNode } from './otio-node.js';
import { malformed } from './refuse-document.js';

/** Milliseconds, and how long one frame of the rate is by which they were given. */
export type DocumentTime = { ms: number; frameMs: number };
export type DocumentRange = { startMs: number; durationMs: number; frameMs: number };

/** Far beyond any time code, and safe to count in. */
const mostMs = 1e12;

/** Refuses what is no time. */
export function readTime(value: unknown, place: string): DocumentTime {
	if (!isNode(value) || schemaOf(value) !== 'RationalTime') throw malformed(place, 'it is no RationalTime');
	const { value: count, rate } = value;
	if (typeof count !== 'number' || typeof rate !== 'number')
		throw malformed(place, 'its value and rate are no numbers');
	if (!Number.isFinite(count) || !Number.isFinite(rate) || rate <= 0) throw malformed(place, 'its rate is not above 0');
	const ms = (count * 1000) / rate;
	if (Math.abs(ms) > mostMs) throw malformed(place, 'it is longer than thirty years');
	return { ms, frameMs: 1000 / rate };
}

/** Null where the node leaves the range out. */
export function readRange(node: OtioNode, member: string, at: string): DocumentRange | null {
	const place = `${at}.${member}`;
	const range = node[member];
	if (range === null || range === undefined) return null;
	if (!isNode(range) || schemaOf(range) !== 'TimeRange') throw malformed(place, 'it is no TimeRange');
	const start = readTime(range.start_time, `${place}.start_time`);
	const duration = readTime(range.duration, `${place}.duration`);
	if (duration.ms < 0) throw malformed(`${place}.duration`, 'it is below 0');
	return { startMs: start.ms, durationMs: duration.ms, frameMs: duration.frameMs };
}
