import type { CaptionedScene } from '@showrunner/contract';

/** A scene spoken word by word at an even pace, as a voice's word times would tell it. */
export function spokenScene(
	text: string,
	{ startMs = 0, wordMs = 260, pauseMs = 60, locale = 'en' } = {},
): CaptionedScene {
	const words: CaptionedScene['words'] = [];
	let at = 120;
	for (const { segment, index, isWordLike } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
		if (!isWordLike) continue;
		words.push({
			text: segment,
			startMs: at,
			endMs: at + wordMs,
			charStart: index,
			charEnd: index + segment.length,
			source: 'native',
		});
		at += wordMs + pauseMs;
	}
	return { startMs, durationMs: at + 400, text, words };
}
