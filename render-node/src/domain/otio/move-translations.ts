import type { CaptionedScene, CaptionTranslation, Output } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';

/** Where captions begin now, by where each began when the document was written. */
export type CaptionMoves = ReadonlyMap<number, readonly number[]>;

type Written = {
	translations: readonly CaptionTranslation[];
	/** Where each caption of the voice began, of those too that were taken out with their clip. */
	starts: readonly number[];
	/** Length of the video now. */
	totalMs: number;
};

/**
 * Translations have no markers of their own: each of their captions goes along with the one of the voice that was said
 * when it began, and away with it.
 */
export function moveTranslations(
	{ translations, starts, totalMs }: Written,
	moves: CaptionMoves,
	{ warn }: Pick<ImportContext, 'warn'>,
): CaptionTranslation[] {
	const isAsWritten = starts.every((from) => moves.get(from)?.join() === String(from));
	if (isAsWritten) return [...translations];
	return translations.flatMap(({ locale, scenes }) => {
		const all = movedScenes(scenes, starts, moves);
		const moved = all.filter(({ startMs }) => startMs < totalMs).sort(byStart);
		if (moved.length > 0) return [{ locale, scenes: moved }];
		const message = `The captions in ${locale} were left out: nothing that they translate is shown any more`;
		warn('caption-left-out', message, 'metadata.showrunner.captions.translations');
		return [];
	});
}

function movedScenes(scenes: readonly CaptionedScene[], starts: readonly number[], moves: CaptionMoves) {
	const ordered = [...starts].sort((a, b) => a - b);
	let at = -1;
	return [...scenes].sort(byStart).flatMap((scene) => {
		while ((ordered[at + 1] ?? Infinity) <= scene.startMs) at++;
		const from = ordered[at];
		if (from === undefined) return [scene];
		return (moves.get(from) ?? []).map((startMs) => ({ ...scene, startMs: scene.startMs - from + startMs }));
	});
}

const byStart = (a: CaptionedScene, b: CaptionedScene) => a.startMs - b.startMs;

/** Outputs without a language for the picture that was left out. */
export const withoutGone = (outputs: readonly Output[], gone: readonly string[]): Output[] =>
	outputs.map((output) => {
		const { captionLocale, ...rest } = output;
		return captionLocale !== undefined && gone.includes(captionLocale) ? rest : output;
	});
