import { describe, expect, it } from '@jest/globals';
import { sceneSeeds } from '../../../../render-node/src/domain/diffusion/scene-seeds.js';

describe('sceneSeeds', () => {
	it('leaves the seeds of the other scenes as they are when one is put in between', () => {
		const [sea, cliff] = sceneSeeds(7, ['sea', 'cliff']);
		expect(sceneSeeds(7, ['sea', 'gull', 'cliff'])).toEqual([sea, expect.any(Number), cliff]);
	});

	it('gives equal prompts pictures of their own', () => {
		const seeds = sceneSeeds(7, ['sea', 'sea', 'sea']);
		expect(new Set(seeds).size).toBe(3);
	});

	it('moves every seed with that of the job, within 32 bits', () => {
		const last = sceneSeeds(0xffff_ffff, ['sea', 'cliff']);
		expect(last.every((seed) => Number.isInteger(seed) && seed >= 0 && seed <= 0xffff_ffff)).toBe(true);
		expect(last).not.toEqual(sceneSeeds(1, ['sea', 'cliff']));
	});
});
