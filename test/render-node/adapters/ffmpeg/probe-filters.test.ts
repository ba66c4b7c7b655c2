import { describe, expect, it } from '@jest/globals';
import {
	neededFilters,
	probeFilters,
	requireFilters,
} from '../../../../render-node/src/adapters/ffmpeg/probe-filters.js';
import { Refusal } from '../../../../render-node/src/domain/refusal.js';

describe('probeFilters', () => {
	it('finds every filter that the graphs use in a complete FFmpeg', async () => {
		expect(() => requireFilters(new Set(neededFilters))).not.toThrow();
		const present = await probeFilters('ffmpeg');
		expect(neededFilters.filter((name) => !present.has(name))).toEqual([]);
		expect(present.has('no_such_filter')).toBe(false);
	});

	it('refuses an FFmpeg without libass, naming the filter and what to install', () => {
		const present = new Set<string>(neededFilters.filter((name) => name !== 'ass'));
		const refused = () => requireFilters(present);
		expect(refused).toThrow(Refusal);
		expect(refused).toThrow('without the filter ass');
		try {
			refused();
		} catch (error) {
			expect(error).toMatchObject({
				problem: { kind: 'configuration-invalid', fix: expect.stringMatching(/libass.*apt install ffmpeg/) },
			});
		}
	});

	it('refuses a path where there is no FFmpeg', async () => {
		await expect(probeFilters('/nowhere/ffmpeg')).rejects.toMatchObject({ problem: { type: 'ffmpeg-missing' } });
	});
});
