import type { Scene, Warning } from '@showrunner/contract';

/**
 * Milliseconds that each scene takes to give way to the next; 0 is a cut, and the last scene has none. A transition
 * lies half in either scene and may take half of each, so that two of them never overlap.
 */
export function transitionLengths(scenes: readonly Scene[]): { lengthsMs: number[]; warnings: Warning[] } {
	const warnings: Warning[] = [];
	const lengthsMs = scenes.map(({ transition, durationMs }, index) => {
		const next = scenes[index + 1];
		if (!next || transition.kind === 'cut') return 0;
		const most = Math.min(durationMs, next.durationMs);
		if (transition.durationMs <= most) return transition.durationMs;
		warnings.push({
			code: 'option-adjusted',
			message: `The transition after scene ${index + 1} takes ${most} ms in place of ${transition.durationMs} ms, because a scene beside it is that short`,
			field: `timeline.scenes[${index}].transition.durationMs`,
		});
		return most;
	});
	return { lengthsMs, warnings };
}
