import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../domain/error-code.js';
import type { Log } from '../../domain/ports.js';
import { tellingDiskFull } from '../assets-local/disk-full.js';
import { sweepFolder } from '../assets-local/sweep-folder.js';

export type ObjectCache = {
	/** The file of an object, or null. */
	find(assetId: string): Promise<string | null>;
	/** Fills a new file by `fetch` and gives it the object's name once it is whole. */
	fill(assetId: string, sizeBytes: number, fetch: (file: string) => Promise<void>): Promise<void>;
	/** Takes a file of this machine as well, where it costs nothing. */
	adopt(assetId: string, file: string): Promise<void>;
	/** A name of its own for an object's file, which keeps the bytes though the cache drops them; null: it is gone. */
	hold(assetId: string, holder: string): Promise<string | null>;
	drop(assetId: string): Promise<void>;
};

type Entry = { sizeBytes: number; usedAtMs: number };

async function readEntries(folder: string): Promise<Map<string, Entry>> {
	const entries = new Map<string, Entry>();
	for (const name of await readdir(folder)) {
		const facts = await stat(path.join(folder, name)).catch(() => null);
		if (facts) entries.set(name, { sizeBytes: facts.size, usedAtMs: facts.mtimeMs });
	}
	return entries;
}

const quietly = (code: string) => (error: unknown) => {
	if (errorCode(error) !== code) throw error;
	return null;
};

/** A second name for the same bytes; a copy where the file system has no such thing. */
async function nameAgain(from: string, to: string): Promise<void> {
	try {
		await link(from, to);
	} catch (error) {
		if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK'].includes(errorCode(error))) throw error;
		const half = `${to}.${randomUUID()}`;
		await copyFile(from, half);
		await rename(half, to);
	}
}

async function hold(file: string, holder: string): Promise<string | null> {
	const place = path.join(holder, path.basename(file));
	await mkdir(holder, { recursive: true });
	try {
		await tellingDiskFull(holder, () => nameAgain(file, place));
		return place;
	} catch (error) {
		return errorCode(error) === 'EEXIST' ? place : quietly('ENOENT')(error);
	}
}

/** Removes what was not used for longest, until `wanted` bytes more fit in; what a job holds would free nothing. */
function createEviction(folder: string, entries: Map<string, Entry>, maxBytes: number, log: Log) {
	return async (wanted: number) => {
		let total = [...entries.values()].reduce((sum, { sizeBytes }) => sum + sizeBytes, wanted);
		if (total <= maxBytes) return;
		const oldestFirst = [...entries].sort(([, a], [, b]) => a.usedAtMs - b.usedAtMs);
		for (const [name, { sizeBytes }] of oldestFirst) {
			if (total <= maxBytes) return;
			const place = path.join(folder, name);
			const facts = await stat(place).catch(quietly('ENOENT'));
			if (facts && facts.nlink > 1) continue;
			entries.delete(name);
			total -= sizeBytes;
			await rm(place, { force: true });
			log.debug({ assetId: name }, 'a fetched asset made room');
		}
	};
}

/** Objects that were fetched, by their hash in a folder; beyond `maxBytes`, those not used for longest are dropped. */
export async function createObjectCache(
	folder: string,
	{ maxBytes, sweepAfterMs, log }: { maxBytes: number; sweepAfterMs: number; log: Log },
): Promise<ObjectCache> {
	const [whole, coming] = [path.join(folder, 'sha256'), path.join(folder, 'incoming')];
	await mkdir(whole, { recursive: true });
	await sweepFolder(coming, sweepAfterMs);
	const entries = await readEntries(whole);
	const makeRoom = createEviction(whole, entries, maxBytes, log);
	const placeOf = (assetId: string) => path.join(whole, assetId);
	let latestMs = 0;
	const note = (assetId: string, sizeBytes: number) => {
		// Two uses within a millisecond still have an order.
		latestMs = Math.max(Date.now(), latestMs + 1);
		entries.set(assetId, { sizeBytes, usedAtMs: latestMs });
	};
	return {
		async find(assetId) {
			const place = placeOf(assetId);
			const facts = await stat(place).catch(quietly('ENOENT'));
			if (!facts) {
				entries.delete(assetId);
				return null;
			}
			note(assetId, facts.size);
			const now = new Date();
			await utimes(place, now, now).catch(quietly('ENOENT'));
			return place;
		},
		async fill(assetId, sizeBytes, fetch) {
			await makeRoom(sizeBytes);
			const file = path.join(coming, randomUUID());
			try {
				await tellingDiskFull(folder, () => fetch(file));
				await rename(file, placeOf(assetId));
			} finally {
				await rm(file, { force: true });
			}
			note(assetId, sizeBytes);
		},
		async adopt(assetId, file) {
			const facts = await stat(file);
			if (facts.size > maxBytes) return;
			await makeRoom(facts.size);
			await link(file, placeOf(assetId)).then(
				() => note(assetId, facts.size),
				(error: unknown) => {
					if (errorCode(error) !== 'EEXIST') log.warn({ err: error, assetId }, 'an asset is not kept near');
				},
			);
		},
		hold: (assetId, holder) => hold(placeOf(assetId), holder),
		async drop(assetId) {
			entries.delete(assetId);
			await rm(placeOf(assetId), { force: true });
		},
	};
}
