import type { JobContext } from '../job-handler.js';

/** The rest is joining and storing, which copies bytes and takes no time worth an estimate. */
const renderShare = 0.97;
/** An estimate from less than this says nothing. */
const settleMs = 2_000;

export type RenderProgress = {
	/** How many frames of a segment are done by now. */
	segment(key: string, frames: number, phase: string): void;
	/** After the last frame: how many of the outputs are finished. */
	finished(outputs: number, total: number, phase: string): void;
};

/** Counts frames: those that were there before do not make the estimate for the others look better than it is. */
export function createRenderProgress(
	frames: { total: number; reused: number },
	report: JobContext['progress'],
): RenderProgress {
	const startedMs = performance.now();
	const done = new Map<string, number>();
	return {
		segment(key, count, phase) {
			done.set(key, count);
			const rendered = [...done.values()].reduce((sum, each) => sum + each, 0);
			const elapsedMs = performance.now() - startedMs;
			const left = frames.total - frames.reused - rendered;
			const etaMs = elapsedMs < settleMs || rendered === 0 ? null : Math.round((elapsedMs * left) / rendered);
			report(renderShare * ((frames.reused + rendered) / frames.total), phase, etaMs);
		},
		finished(outputs, total, phase) {
			report(renderShare + (1 - renderShare) * (outputs / total), phase);
		},
	};
}
