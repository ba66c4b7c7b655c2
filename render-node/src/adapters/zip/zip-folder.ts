import { PassThrough, pipeline, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { ArchiveEntry } from '../../domain/evidence/archive.js';

type Opened = (error: unknown, stream: NodeJS.ReadableStream) => void;

/** Opens an entry when its turn comes; `opened` tells which stream is read now, to end it should nobody read on. */
function openEntry({ open }: ArchiveEntry, done: Opened, opened: (stream: Readable) => void): void {
	open().then(
		(content) => {
			const stream = content instanceof Readable ? content : Readable.from(content, { objectMode: false });
			opened(stream);
			done(null, stream);
		},
		(error: unknown) => done(error, Readable.from([])),
	);
}

/** Writes a folder as a ZIP stream. Entries are opened one after the other, and only as fast as the stream is read. */
export function zipFolder(entries: readonly ArchiveEntry[]): AsyncIterable<Uint8Array> {
	const zip = new ZipFile();
	const out = new PassThrough();
	let current: Readable | null = null;
	zip.on('error', (error: Error) => out.destroy(error));
	out.once('close', () => current?.destroy());
	for (const entry of entries) {
		const options = { mtime: entry.modifiedAt, compress: entry.compress };
		zip.addReadStreamLazy(entry.name, options, (done) =>
			openEntry(entry, done, (stream) => {
				current = stream;
				stream.once('error', (error) => out.destroy(error));
				if (out.destroyed) stream.destroy();
			}),
		);
	}
	zip.end();
	// The writer's own stream ends with the last entry; an error is told above, where it happened.
	pipeline(zip.outputStream, out, () => undefined);
	return out;
}
