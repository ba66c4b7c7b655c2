import type { TimedText } from './timed-text.js';

/** `1:02:03,456 --> …` of SubRip and `02:03.456 --> … line:80%` of WebVTT, whose hours may be missing. */
const clock = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${clock}\s*-->\s*${clock}`);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' };

/**
 * The captions of an SRT or WebVTT file, without tags and escapes, in the order of the file. What stands outside of
 * captions (numbers, notes, styles) is passed over; a file of another kind gives none.
 */
export function readTimedText(file: string): TimedText[] {
	const cues: TimedText[] = [];
	let open: TimedText | null = null;
	for (const line of file.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
		const times = timing.exec(line);
		if (times) {
			open = { startMs: milliseconds(times.slice(1, 5)), endMs: milliseconds(times.slice(5, 9)), text: '' };
			cues.push(open);
		} else if (line.trim() === '') open = null;
		else if (open) open.text += `${open.text === '' ? '' : '\n'}${shown(line)}`;
	}
	return cues;
}

function milliseconds([hours = '0', minutes = '0', seconds = '0', fraction = '0']: string[]): number {
	return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
}

/** Format characters (direction marks, word joiners) are not read; joiners inside words are. */
const unread = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const shown = (line: string): string =>
	line
		.replace(/<\/?[a-z0-9][^<>]{0,100}>|\{\\[^{}]{0,200}\}/giu, '')
		.replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name] ?? '')
		.replace(unread, '')
		.trim();
