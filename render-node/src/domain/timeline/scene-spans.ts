import type { Scene } from '@showrunner/contract';
import { frameAt } from './frame-at.js';

/** Frames of a scene: it is seen in [appears, gone), and alone in [alone, joined). */
export type SceneSpan = { appears: number; alone: number; joined: number; gone: number };

export function sceneSpans(scenes: readonly Scene[], transitionsMs: readonly number[], fps: number): SceneSpan[] {
	let startMs = 0;
	let incomingMs = 0;
	return scenes.map(({ durationMs }, index) => {
		const endMs = startMs + durationMs;
		const outgoingMs = transitionsMs[index] ?? 0;
		const span = {
			appears: frameAt(startMs - incomingMs / 2, fps),
			alone: frameAt(startMs + incomingMs / 2, fps),
			joined: frameAt(endMs - outgoingMs / 2, fps),
			gone: frameAt(endMs + outgoingMs / 2, fps),
		};
		[startMs, incomingMs] = [endMs, outgoingMs];
		return span;
	});
}
