import type { Scene } from '@showrunner/contract';

/** When each scene begins, in milliseconds of the video. */
export function sceneStarts(scenes: readonly Scene[]): number[] {
	let startMs = 0;
	return scenes.map(({ durationMs }) => {
		const start = startMs;
		startMs += durationMs;
		return start;
	});
}
