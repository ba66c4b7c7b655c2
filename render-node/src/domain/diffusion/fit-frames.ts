import type { FrameRule } from './model-card.js';

/** The count on the model's grid that lasts at least as long as was wished for, within what it makes. */
export function fitFrames(durationMs: number, { multipleOf, least, most, framesPerSecond }: FrameRule): number {
	const wished = Math.ceil((durationMs * framesPerSecond) / 1000 - 1e-9);
	const upToGrid = (count: number) => Math.ceil(Math.max(0, count - 1) / multipleOf) * multipleOf + 1;
	const downToGrid = (count: number) => Math.floor(Math.max(0, count - 1) / multipleOf) * multipleOf + 1;
	return Math.min(Math.max(upToGrid(wished), upToGrid(least)), downToGrid(most));
}
