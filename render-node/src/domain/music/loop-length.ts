export const shortestLoopSeconds = 20;
export const longestLoopSeconds = 60;
export const barsPerSection = 4;
export const stepsPerBar = 16;

/** Sections of four bars: enough for the wished duration where one loop can hold it, and always a whole piece. */
export function countSections(secondsPerSection: number, durationMs: number): number {
	const wished = Math.min(Math.max(durationMs / 1000, shortestLoopSeconds), longestLoopSeconds);
	const enough = Math.ceil(wished / secondsPerSection);
	return Math.max(1, Math.min(enough, Math.floor(longestLoopSeconds / secondsPerSection)));
}
