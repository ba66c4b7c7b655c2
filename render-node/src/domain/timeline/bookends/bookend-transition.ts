import type { Bookend, Scene, Warning } from '@showrunner/contract';
import { mediaOf, type MediaFacts } from '../media-facts.js';

/** How a bookend and the scene beside it give way to each other, as long as both allow. */
export function bookendTransition(bookend: Bookend | undefined, beside: Scene, media: MediaFacts): Scene['transition'] {
	const wished = bookend?.transition;
	if (!bookend || !wished || wished.kind === 'cut') return { kind: 'cut', durationMs: 0 };
	const durationMs = Math.min(wished.durationMs, beside.durationMs, longestMs(bookend, media));
	return { ...wished, durationMs: 2 * Math.floor(durationMs / 2) };
}

/** A clip ends where its transition ends: as a scene it is shorter by half of that, and still as long as it. */
function longestMs(bookend: Bookend, media: MediaFacts): number {
	if (bookend.kind !== 'clip') return bookend.durationMs;
	return Math.floor((2 * (mediaOf(media, bookend.assetId).durationMs ?? 0)) / 3);
}

export function transitionWarnings(
	{ intro, outro, scenes }: { intro?: Bookend; outro?: Bookend; scenes: readonly Scene[] },
	media: MediaFacts,
): Warning[] {
	const ends = [
		{ name: 'intro', bookend: intro, beside: scenes[0] },
		{ name: 'outro', bookend: outro, beside: scenes.at(-1) },
	];
	return ends.flatMap(({ name, bookend, beside }): Warning[] => {
		if (!bookend?.transition || bookend.transition.kind === 'cut' || !beside) return [];
		const wishedMs = bookend.transition.durationMs;
		const { durationMs } = bookendTransition(bookend, beside, media);
		if (wishedMs - durationMs < 2) return [];
		const message = `The transition of the ${name} takes ${durationMs} ms in place of ${wishedMs} ms, because what is beside it is that short`;
		return [{ code: 'option-adjusted', message, field: `timeline.${name}.transition.durationMs` }];
	});
}
