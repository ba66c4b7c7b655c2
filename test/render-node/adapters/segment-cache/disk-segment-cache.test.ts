import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { createDiskSegmentCache } from '../../../../render-node/src/adapters/segment-cache/disk-segment-cache.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';

const folder = temporaryFolder('segments');
afterAll(() => folder.remove());
const cacheFolder = path.join(folder.path, 'cache');
const file = (name: string, sizeBytes: number) => {
	const place = path.join(folder.path, name);
	writeFileSync(place, Buffer.alloc(sizeBytes, name));
	return place;
};
const hoursAgo = (place: string, hours: number) => {
	const then = new Date(Date.now() - hours * 3_600_000);
	utimesSync(place, then, then);
};

describe('segment cache', () => {
	it('gives back what it was given, and knows it after a restart', async () => {
		const cache = await createDiskSegmentCache(cacheFolder, 1_000, silentLog());
		expect(await cache.find('a')).toBeNull();
		const kept = await cache.keep('a', file('a', 400));
		expect(readFileSync(kept)).toHaveLength(400);
		const again = await createDiskSegmentCache(cacheFolder, 1_000, silentLog());
		expect(await again.find('a')).toBe(kept);
	});

	it('is not held up by a file that somebody else has put into its folder', async () => {
		const stray = path.join(cacheFolder, '.DS_Store');
		writeFileSync(stray, 'from a file manager');
		const cache = await createDiskSegmentCache(cacheFolder, 1_000, silentLog());
		expect(await cache.find('a')).not.toBeNull();
		rmSync(stray);
	});

	it('drops what was not used for longest, and nothing that a job may still read', async () => {
		const first = await createDiskSegmentCache(cacheFolder, 1_000, silentLog());
		hoursAgo(await first.keep('old', file('old', 400)), 3);
		hoursAgo(await first.keep('older', file('older', 100)), 5);
		const cache = await createDiskSegmentCache(cacheFolder, 900, silentLog());
		const fresh = await cache.keep('fresh', file('fresh', 450));
		expect(await cache.find('older')).toBeNull();
		expect(await cache.find('old')).toBeNull();
		expect(await cache.find('a')).not.toBeNull();
		expect(await cache.find('fresh')).toBe(fresh);
	});

	it('drops nothing that a job holds, however long it takes, until it lets go', async () => {
		const own = path.join(folder.path, 'held');
		const cache = await createDiskSegmentCache(own, 500, silentLog());
		await cache.keep('found', file('found', 300));
		const job = cache.hold();
		expect(await job.find('found')).not.toBeNull();
		await job.keep('kept', file('kept', 100));
		const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 3 * 3_600_000);
		try {
			await cache.keep('other', file('other', 400));
			expect([await cache.find('found'), await cache.find('kept')]).not.toContain(null);
			job.letGo();
			clock.mockReturnValue(Date.now() + 6 * 3_600_000);
			await cache.keep('last', file('last', 100));
			expect([await cache.find('found'), await cache.find('kept')]).toEqual([null, null]);
			expect(await cache.find('last')).not.toBeNull();
		} finally {
			clock.mockRestore();
		}
	});

	it('keeps one file where the same segment was rendered twice', async () => {
		const cache = await createDiskSegmentCache(cacheFolder, 10_000, silentLog());
		const before = readdirSync(cacheFolder, { recursive: true }).length;
		await cache.keep('fresh', file('fresh', 450));
		expect(readdirSync(cacheFolder, { recursive: true })).toHaveLength(before);
	});
});
