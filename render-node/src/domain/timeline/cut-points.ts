import type { SceneSpan } from './scene-spans.js';

/** Frames [from, to) in which `scene` is seen, alone or fading into the one after it. */
export type Cut = { from: number; to: number; scene: number; fades: boolean };

/** Longer stretches are cut, so that they can be rendered side by side and a changed caption costs little. */
const longestCutSeconds = 10;

/** The video in pieces that abut: scene, transition, scene, … */
export function cutPoints(spans: readonly SceneSpan[], fps: number): Cut[] {
	return spans.flatMap(({ alone, joined, gone }, scene) => {
		const cuts: Cut[] = [];
		const step = longestCutSeconds * fps;
		for (let from = alone; from < joined; from += step) {
			cuts.push({ from, to: Math.min(from + step, joined), scene, fades: false });
		}
		if (gone > joined) cuts.push({ from: joined, to: gone, scene, fades: true });
		return cuts;
	});
}
