import { setImmediate } from 'node:timers/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from '@jest/globals';
import { zipFolder } from '../../../../render-node/src/adapters/zip/zip-folder.js';
import type { ArchiveEntry } from '../../../../render-node/src/domain/evidence/archive.js';
import { readZip } from '../../../kits/read-zip.js';

const modifiedAt = new Date('2026-05-04T10:00:00Z');
const entry = (name: string, open: () => AsyncIterable<Uint8Array | string>, compress = true): ArchiveEntry => ({
	...{ name, modifiedAt, compress },
	open: async () => open(),
});
async function* text(...parts: string[]) {
	yield* parts;
}
const wholeOf = async (stream: AsyncIterable<Uint8Array>) =>
	Buffer.concat((await Readable.from(stream).toArray()) as Buffer[]);

describe('a ZIP folder', () => {
	it('holds what went in, by names in any script', async () => {
		const zip = await wholeOf(
			zipFolder([
				entry('index.html', () => text('<p>', 'Grüße', '</p>')),
				entry('media/日本語.bin', () => text('x'.repeat(100_000)), false),
				entry('empty.txt', () => text()),
			]),
		);
		const files = await readZip(zip);
		expect(Object.keys(files)).toEqual(['index.html', 'media/日本語.bin', 'empty.txt']);
		expect(files['index.html']?.toString()).toBe('<p>Grüße</p>');
		expect(files['media/日本語.bin']).toHaveLength(100_000);
		expect(files['empty.txt']).toHaveLength(0);
		expect(await readZip(await wholeOf(zipFolder([])))).toEqual({});
	});

	it('opens an entry when its turn comes and reads no faster than it is read', async () => {
		const chunk = Buffer.alloc(64 * 1024, 1);
		const opened: string[] = [];
		let made = 0;
		async function* large() {
			for (let n = 0; n < 3_200; n++) {
				made += chunk.length;
				yield chunk;
			}
		}
		const entries = ['a', 'b'].map((name) => entry(name, () => (opened.push(name), large()), false));
		let read = 0;
		let furthestAhead = 0;
		const slow = new Writable({
			write(bytes: Buffer, _, done) {
				read += bytes.length;
				furthestAhead = Math.max(furthestAhead, made - read);
				if (read < 50_000_000) expect(opened).toEqual(['a']);
				void setImmediate().then(() => done());
			},
		});
		await pipeline(zipFolder(entries), slow);
		expect(read).toBeGreaterThan(400_000_000);
		expect(furthestAhead).toBeLessThan(4_000_000);
	});

	it('ends with the error of an entry, so that a half folder never looks whole', async () => {
		async function* broken() {
			yield 'half';
			throw new Error('the disk is gone');
		}
		await expect(wholeOf(zipFolder([entry('a', broken)]))).rejects.toThrow('the disk is gone');
		const refused: ArchiveEntry = {
			...entry('b', () => text()),
			open: async () => Promise.reject(new Error('no such file')),
		};
		await expect(wholeOf(zipFolder([entry('a', () => text('a')), refused]))).rejects.toThrow('no such file');
	});

	it('lets go of what it reads when nobody reads on', async () => {
		let ended = false;
		async function* endless() {
			try {
				for (;;) yield Buffer.alloc(64 * 1024);
			} finally {
				ended = true;
			}
		}
		for await (const bytes of zipFolder([entry('a', endless, false)])) if (bytes.length > 0) break;
		for (let n = 0; n < 50 && !ended; n++) await setImmediate();
		expect(ended).toBe(true);
	});
});
