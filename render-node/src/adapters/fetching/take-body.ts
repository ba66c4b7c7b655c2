import type { FileHandle } from 'node:fs/promises';
import { Transform, Writable, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sourceInflates, sourceTooLarge, sourceTooSlow } from '../../domain/fetching/fetch-problems.js';
import type { FetchLimits } from './fetch-limits.js';

export type BodyOrder = {
	file: FileHandle;
	/** Where in the file it goes on. */
	from: number;
	unpacking: Transform[];
	maxBytes: number;
	limits: FetchLimits;
	signal: AbortSignal;
	/** Told after each piece that lies in the file. */
	onBytes(position: number): void;
};

/** Counts what comes over the line, and gives up a source that sends next to nothing. */
function lineWatch({ slowest }: FetchLimits) {
	let total = 0;
	let inSpan = 0;
	let since = performance.now();
	const watch = new Transform({
		transform(chunk: Buffer, _encoding, done) {
			total += chunk.length;
			inSpan += chunk.length;
			const passed = performance.now() - since;
			if (passed >= slowest.spanMs) {
				if (inSpan < slowest.bytes) return done(sourceTooSlow());
				[inSpan, since] = [0, performance.now()];
			}
			return done(null, chunk);
		},
	});
	return { watch, received: () => total };
}

/** Writes a body into the file. What it becomes when it is unpacked counts, not what it was on the line. */
export async function takeBody(body: Readable, order: BodyOrder): Promise<void> {
	const { file, from, unpacking, maxBytes, limits, signal, onBytes } = order;
	const { watch, received } = lineWatch(limits);
	const { freeBytes, ratio } = limits.inflation;
	let position = from;
	const write = async (piece: Buffer) => {
		if (position + piece.length > maxBytes) throw sourceTooLarge(maxBytes);
		const grown = position + piece.length - from;
		if (unpacking.length > 0 && grown > Math.max(freeBytes, received() * ratio)) throw sourceInflates();
		await file.write(piece, 0, piece.length, position);
		position += piece.length;
		onBytes(position);
	};
	let writing = Promise.resolve();
	const sink = new Writable({
		write(piece: Buffer, _encoding, done) {
			writing = write(piece).then(() => done(), done);
		},
	});
	try {
		await pipeline([body, watch, ...unpacking, sink], { signal });
	} finally {
		// A line that breaks does not wait for the disk; the next one must not find a write under way.
		await writing;
	}
}
