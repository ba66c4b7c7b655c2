import { clockTime } from './clock-time.js';
import type { Cue } from './cue.js';
import { directionMark, isRtl } from './direction.js';

const time = (ms: number) => clockTime(ms, { hourDigits: 2, decimals: 3, point: ',' });

/** SubRip has no escapes: an invisible word joiner keeps players from reading an arrow, a tag or an ASS code in the text. */
const safe = (line: string) => line.replace(/--(?=>)|<(?=[/a-z])|\{(?=\\)/giu, (sign) => `${sign}\u2060`);

export function writeSrt(cues: readonly Cue[], locale: string): string {
	return cues
		.map(({ startMs, endMs, text }, index) => {
			const rtl = isRtl(text, locale);
			const lines = text.split('\n').map((line) => directionMark(line, rtl) + safe(line));
			return `${index + 1}\n${time(startMs)} --> ${time(endMs)}\n${lines.join('\n')}\n`;
		})
		.join('\n');
}
