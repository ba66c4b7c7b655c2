import { clockTime } from './clock-time.js';
import type { Cue } from './cue.js';
import { directionMark, isRtl } from './direction.js';

const time = (ms: number) => clockTime(ms, { hourDigits: 2, decimals: 3, point: '.' });
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (line: string) => line.replace(/[&<>]/gu, (sign) => escapes[sign] ?? sign);

/** WebVTT; the header's language line is what YouTube writes and reads, other readers skip it. */
export function writeVtt(cues: readonly Cue[], locale: string): string {
	const blocks = cues.map(({ startMs, endMs, text }) => {
		const rtl = isRtl(text, locale);
		const lines = text.split('\n').map((line) => directionMark(line, rtl) + escaped(line));
		return `${time(startMs)} --> ${time(endMs)}\n${lines.join('\n')}\n`;
	});
	return [`WEBVTT\nKind: captions\nLanguage: ${locale}\n`, ...blocks].join('\n');
}
