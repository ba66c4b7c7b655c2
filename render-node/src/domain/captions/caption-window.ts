import type { Cue } from './cue.js';

/** What is shown in [fromMs, toMs), clipped to it and on a clock that starts at `fromMs`; words may lie before it. */
export function captionWindow(cues: readonly Cue[], fromMs: number, toMs: number): Cue[] {
	return cues
		.filter((cue) => cue.startMs < toMs && cue.endMs > fromMs)
		.map((cue) => ({
			...cue,
			startMs: Math.max(cue.startMs, fromMs) - fromMs,
			endMs: Math.min(cue.endMs, toMs) - fromMs,
			lines: cue.lines.map((line) =>
				line.map((word) => ({ ...word, startMs: word.startMs - fromMs, endMs: word.endMs - fromMs })),
			),
		}));
}
