/** A change of scene: when its first picture is shown, and how hard the change is. */
export type Cut = { atMs: number; score: number };

/** So much behind a cut, a picture is surely of the new scene. */
const behindCutMs = 80;
/** Cuts closer than this are one: a flash, or a transition. */
const leastShotMs = 400;

/** The middles of `count` equal stretches, in milliseconds. */
export const evenTimes = (durationMs: number, count: number): number[] =>
	Array.from({ length: count }, (_, index) => ((index + 0.5) * durationMs) / count);

/**
 * The beginning and the times behind the hardest cuts, in order. Where there are too few of them, the longest stretch
 * between two is halved, again and again.
 */
export function timesByCuts(durationMs: number, count: number, cuts: readonly Cut[]): number[] {
	const times = [0];
	const apart = (atMs: number) => times.every((time) => Math.abs(time - atMs) >= leastShotMs);
	for (const { atMs } of [...cuts].sort((a, b) => b.score - a.score)) {
		if (times.length === count) break;
		if (apart(atMs)) times.push(Math.min(atMs + behindCutMs, durationMs));
	}
	while (times.length < count) {
		times.sort((a, b) => a - b);
		const gaps = times.map((time, index) => (times[index + 1] ?? durationMs) - time);
		const longest = gaps.indexOf(Math.max(...gaps));
		times.push((times[longest] ?? 0) + (gaps[longest] ?? 0) / 2);
	}
	return times.sort((a, b) => a - b);
}
