import { describe, expect, it } from '@jest/globals';
import { createProgressReader } from '../../../../render-node/src/adapters/ffmpeg/progress-reader.js';

describe('a progress reader', () => {
	it('reads lines however they are cut', () => {
		const reader = createProgressReader();
		expect(reader.advances('fra')).toBe(false);
		expect(reader.advances('me=12\nfps=3')).toBe(true);
		expect(reader.frames()).toBe(12);
		expect(reader.advances('0\nout_time_us=N/A\nframe=12\nprogress=continue\n')).toBe(false);
	});

	it('sees that something moves on before there is a frame', () => {
		const reader = createProgressReader();
		expect(reader.advances('frame=0\nout_time_us=0\ntotal_size=48\n')).toBe(true);
		expect(reader.advances('frame=0\nout_time_us=0\ntotal_size=48\n')).toBe(false);
	});
});
