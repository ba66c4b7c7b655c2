import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { syncToDisk } from '../assets-local/sync-to-disk.js';
import { errorCode } from '../../domain/error-code.js';
import type { Log, SegmentCache } from '../../domain/ports.js';
import { createHolds } from './hold-segments.js';

type Entry = { sizeBytes: number; usedAtMs: number };

/** Whoever holds nothing may read a segment for this long after it was found or kept; until then it is not dropped. */
const inUseMs = 60 * 60 * 1000;

async function readEntries(folder: string): Promise<Map<string, Entry>> {
	const entries = new Map<string, Entry>();
	for (const shard of await readdir(folder, { withFileTypes: true })) {
		if (!shard.isDirectory()) continue;
		for (const name of await readdir(path.join(folder, shard.name))) {
			// Another service on the same folder may just have dropped it.
			const facts = await stat(path.join(folder, shard.name, name)).catch(() => null);
			if (facts) entries.set(name, { sizeBytes: facts.size, usedAtMs: facts.mtimeMs });
		}
	}
	return entries;
}

/** Moves a file, across file systems too; half a copy never gets the name. */
async function moveTo(from: string, to: string): Promise<void> {
	try {
		await rename(from, to);
	} catch (error) {
		if (errorCode(error) !== 'EXDEV') throw error;
		const whole = `${to}.${randomUUID()}`;
		await copyFile(from, whole);
		await rename(whole, to);
		await rm(from);
	}
}

/** Rendered pieces in a folder; beyond `maxBytes`, those that were not used for longest are dropped. */
export async function createDiskSegmentCache(folder: string, maxBytes: number, log: Log): Promise<SegmentCache> {
	await mkdir(folder, { recursive: true });
	const entries = await readEntries(folder);
	let totalBytes = [...entries.values()].reduce((sum, entry) => sum + entry.sizeBytes, 0);
	const nameOf = (key: string) => createHash('sha256').update(key).digest('hex');
	const holds = createHolds(nameOf);
	const placeOf = (name: string) => path.join(folder, name.slice(0, 2), name);

	const forget = (name: string) => {
		totalBytes -= entries.get(name)?.sizeBytes ?? 0;
		entries.delete(name);
	};
	const use = async (name: string) => {
		const now = new Date();
		await utimes(placeOf(name), now, now);
		const entry = entries.get(name);
		if (entry) entry.usedAtMs = now.getTime();
	};
	const makeRoom = async () => {
		if (totalBytes <= maxBytes) return;
		const oldestFirst = [...entries].sort(([, a], [, b]) => a.usedAtMs - b.usedAtMs);
		for (const [name, { usedAtMs }] of oldestFirst) {
			if (totalBytes <= maxBytes || Date.now() - usedAtMs < inUseMs) return;
			if (holds.has(name)) continue;
			forget(name);
			await rm(placeOf(name), { force: true });
			log.debug({ segment: name }, 'a segment made room');
		}
	};
	const cache: SegmentCache = {
		async find(key) {
			const name = nameOf(key);
			try {
				await use(name);
				return placeOf(name);
			} catch (error) {
				if (errorCode(error) !== 'ENOENT') throw error;
				forget(name);
				return null;
			}
		},
		async keep(key, file) {
			const name = nameOf(key);
			const place = placeOf(name);
			await mkdir(path.dirname(place), { recursive: true });
			const { size } = await stat(file);
			// A power cut between name and bytes would leave an empty segment that every later job finds.
			await syncToDisk(file);
			await moveTo(file, place);
			forget(name);
			entries.set(name, { sizeBytes: size, usedAtMs: Date.now() });
			totalBytes += size;
			await makeRoom();
			return place;
		},
		hold: () => holds.hold(cache),
	};
	return cache;
}
