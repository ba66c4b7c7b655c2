import { clockTime } from '../../domain/captions/clock-time.js';

/** One `Dialogue` of an ASS file. */
export type AssLine = { layer: string; fromMs: number; toMs: number; effect: string; text: string; rest: string };

const dialogue = /^Dialogue: *([^,]*),([^,]*),([^,]*)((?:,[^,]*){5},([^,]*),(.*))$/;

/** The lines that show something, and all the others in one text; null where a line is not what it should be. */
export function readAss(ass: string): { header: string; lines: AssLine[] } | null {
	const all = ass.split(/\r?\n/);
	const lines = all.filter((line) => line.startsWith('Dialogue:')).map(readLine);
	const header = all.filter((line) => !line.startsWith('Dialogue:')).join('\n');
	return lines.every((line) => line !== null) ? { header, lines } : null;
}

function readLine(line: string): AssLine | null {
	const [, layer, from, to, rest, effect, text] = dialogue.exec(line) ?? [];
	const [fromMs, toMs] = [milliseconds(from), milliseconds(to)];
	if (layer === undefined || rest === undefined || effect === undefined || text === undefined) return null;
	return fromMs === null || toMs === null ? null : { layer, fromMs, toMs, effect, text, rest };
}

function milliseconds(time = ''): number | null {
	const [, hours, minutes, seconds, hundredths] = /^ *(\d+):(\d\d):(\d\d)\.(\d\d) *$/.exec(time) ?? [];
	if (hundredths === undefined) return null;
	return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(hundredths) * 10;
}

/** The line as it stands in a file, `laterMs` later than it was; a whole number of hundredths of a second. */
export const writeLine = ({ layer, fromMs, toMs, rest }: AssLine, laterMs: number) =>
	`Dialogue: ${layer},${time(fromMs + laterMs)},${time(toMs + laterMs)}${rest}`;

const time = (ms: number) => clockTime(ms, { hourDigits: 1, decimals: 2, point: '.' });
