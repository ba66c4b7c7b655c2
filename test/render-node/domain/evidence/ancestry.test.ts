import { describe, expect, it } from '@jest/globals';
import { traceAncestry } from '../../../../render-node/src/domain/evidence/ancestry.js';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Edges from each asset to what it was made of; with `cycles`, also to later ones. */
function randomSources(random: () => number, count: number, cycles: boolean): Map<string, string[]> {
	const name = (n: number) => `n${n}`;
	return new Map(
		Array.from({ length: count }, (_, n) => {
			const reach = cycles ? count : n;
			const sources = Array.from({ length: Math.floor(random() * 4) }, () => Math.floor(random() * reach));
			return [name(n), reach === 0 ? [] : sources.map(name)];
		}),
	);
}

/** Who reaches whom, by Warshall's algorithm: slow and plainly right. */
function reachable(sources: Map<string, string[]>): (from: string, to: string) => boolean {
	const names = [...sources.keys()];
	const pairs = new Set(
		names.flatMap((from) => [`${from} ${from}`, ...(sources.get(from) ?? []).map((to) => `${from} ${to}`)]),
	);
	for (const middle of names)
		for (const from of names)
			if (pairs.has(`${from} ${middle}`))
				for (const to of names) if (pairs.has(`${middle} ${to}`)) pairs.add(`${from} ${to}`);
	return (from, to) => pairs.has(`${from} ${to}`);
}

describe('ancestry', () => {
	it.each([
		['without cycles', false],
		['with cycles, which only a false record can make', true],
	])('finds all that random assets were made from, %s', (_, cycles) => {
		for (let seed = 1; seed <= 150; seed++) {
			const random = randomOf(seed);
			const count = 1 + Math.floor(random() * 14);
			const sources = randomSources(random, count, cycles);
			const reaches = reachable(sources);
			const finished = Array.from({ length: 1 + Math.floor(random() * 3) }, (_each, at) => ({
				role: `role${at}`,
				assetId: `n${Math.floor(random() * count)}`,
			}));
			const traced = traceAncestry(finished, (id) => sources.get(id) ?? []);
			const expected = [...sources.keys()].filter((id) => finished.some(({ assetId }) => reaches(assetId, id)));
			expect([seed, traced.map(({ assetId }) => assetId).sort()]).toEqual([seed, expected.sort()]);
			for (const { assetId, roles, usedIn } of traced) {
				const own = finished.filter((one) => one.assetId === assetId).map(({ role }) => role);
				const of = finished.filter((one) => reaches(one.assetId, assetId)).map(({ role }) => role);
				expect([seed, assetId, roles, usedIn]).toEqual([seed, assetId, own, of]);
			}
			const first = new Set(finished.map(({ assetId }) => assetId)).size;
			expect(traced.slice(0, first).every(({ roles }) => roles.length > 0)).toBe(true);
		}
	});

	it('tells of sources that nobody knows, once', () => {
		const sources: Record<string, string[]> = { video: ['music', 'lost'], music: ['lost'] };
		expect(traceAncestry([{ role: 'video', assetId: 'video' }], (id) => sources[id] ?? [])).toEqual([
			{ assetId: 'video', roles: ['video'], usedIn: ['video'] },
			{ assetId: 'music', roles: [], usedIn: ['video'] },
			{ assetId: 'lost', roles: [], usedIn: ['video'] },
		]);
	});

	it('walks a chain of ten thousand without deep calls', () => {
		const next = (id: string) => (id === '0' ? [] : [String(Number(id) - 1)]);
		expect(traceAncestry([{ role: 'video', assetId: '10000' }], next)).toHaveLength(10_001);
	});
});
