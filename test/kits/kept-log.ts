import { Writable } from 'node:stream';
import type { Logger } from 'pino';

export type LogLine = Record<string, unknown>;

/** Lets a log write into memory rather than to standard error. */
export function keepLines(log: Logger): LogLine[] {
	const lines: LogLine[] = [];
	const place = new Writable({
		write(chunk: Buffer, _encoding, done) {
			lines.push(JSON.parse(chunk.toString('utf8')) as LogLine);
			done();
		},
	});
	const [stream] = Object.getOwnPropertySymbols(log).filter(({ description }) => description === 'pino.stream');
	if (!stream) throw new Error('This version of pino keeps its stream elsewhere');
	Object.assign(log, { [stream]: place });
	return lines;
}
