import type { SpokenScene } from '@showrunner/contract';

/** A scene on the video's clock. */
export type PlacedScene = {
	spoken: SpokenScene;
	startMs: number;
	/** Until the next scene begins. */
	durationMs: number;
	/** When its first word may sound. */
	voiceStartMs: number;
};

/** Silence between two scenes: a short breath, as narrators take between paragraphs. */
export const pauseMs = 250;
/** How long one scene melts into the next where nothing else is said. */
export const usualCrossfadeMs = 500;
/** The last picture stays this much longer, so that the music can fade. */
const tailMs = 900;
/** The contract knows no shorter scene. */
const shortestSceneMs = 200;

/**
 * Puts the scenes after each other. The voice begins when half of the crossfade is over, so that the
 * first word meets the picture it belongs to; this lead is also the pause after the scene before.
 */
export function placeScenes(scenes: readonly SpokenScene[], crossfadeMs: number): PlacedScene[] {
	const leadMs = Math.max(pauseMs, Math.round(crossfadeMs / 2));
	let startMs = 0;
	return scenes.map((spoken, index) => {
		const isLast = index === scenes.length - 1;
		const durationMs = Math.max(shortestSceneMs, leadMs + spoken.durationMs + (isLast ? tailMs : 0));
		const placed = { spoken, startMs, durationMs, voiceStartMs: startMs + leadMs };
		startMs += durationMs;
		return placed;
	});
}
