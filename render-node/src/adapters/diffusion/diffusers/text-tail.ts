import type { Readable } from 'node:stream';

const tailCharacters = 4_000;

/** Reads streams to their end and keeps the last of them, for a log. */
export function keepTail(streams: readonly Readable[]): () => string {
	let tail = '';
	for (const stream of streams)
		stream
			.setEncoding('utf8')
			.on('data', (text: string) => (tail = (tail + text).slice(-tailCharacters)))
			.on('error', () => undefined);
	return () => tail;
}
