import { describe, expect, it } from '@jest/globals';
import { assignVersion } from '../../../../render-node/src/domain/profiles/assign-version.js';

const split = [
	{ version: 3, weight: 70 },
	{ version: 1, weight: 20 },
	{ version: 2, weight: 10 },
];
const keys = Array.from({ length: 10_000 }, (_, at) => `workflow-7-execution-${at}`);
const shares = (versions: number[]) =>
	Object.fromEntries(
		[...new Set(versions)]
			.sort()
			.map((wanted) => [wanted, versions.filter((version) => version === wanted).length / versions.length]),
	);

describe('the version of a split', () => {
	it('is the same for the same key, in whatever order the split is written', () => {
		const reversed = [...split].reverse();
		for (const key of keys.slice(0, 200)) {
			const version = assignVersion(split, 'profile', key);
			expect(assignVersion(split, 'profile', key)).toBe(version);
			expect(assignVersion(reversed, 'profile', key)).toBe(version);
		}
	});

	it('is spread over many keys as the weights say', () => {
		const found = shares(keys.map((key) => assignVersion(split, 'profile', key)));
		// Ten thousand draws: five standard deviations are less than 2.3 of a hundred.
		for (const { version, weight } of split) expect(Math.abs((found[version] ?? 0) - weight / 100)).toBeLessThan(0.023);
	});

	it('of one profile says nothing about that of another', () => {
		const even = [
			{ version: 1, weight: 50 },
			{ version: 2, weight: 50 },
		];
		const same = keys.filter((key) => assignVersion(even, 'one', key) === assignVersion(even, 'other', key));
		expect(Math.abs(same.length / keys.length - 0.5)).toBeLessThan(0.025);
	});

	it('is the only one where all get it', () => {
		for (const key of keys.slice(0, 200)) expect(assignVersion([{ version: 9, weight: 100 }], 'p', key)).toBe(9);
	});
});
