import { frameAt } from './frame-at.js';

/** After how many frames of the output a clip's picture begins anew. `durationMs`: of the whole file. */
export const loopFramesOf = (trimStartMs: number, durationMs: number | null, fps: number): number =>
	Math.max(1, frameAt((durationMs ?? 0) - trimStartMs, fps));
