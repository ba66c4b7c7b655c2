import type { PlacedChapter } from '@showrunner/contract';

/** The chapters as FFmpeg's own metadata format, version 1, in milliseconds. */
export function chapterList(chapters: readonly PlacedChapter[]): string {
	const blocks = chapters.map(({ startMs, endMs, title }) =>
		['[CHAPTER]', 'TIMEBASE=1/1000', `START=${startMs}`, `END=${endMs}`, `title=${escaped(title)}`].join('\n'),
	);
	return [';FFMETADATA1', ...blocks, ''].join('\n');
}

/** The format ends a value at a line's end and takes `=`, `;`, `#` and a backslash as its own signs. */
const escaped = (text: string) => text.replace(/\p{Cc}+/gu, ' ').replace(/[=;#\\]/g, '\\$&');
