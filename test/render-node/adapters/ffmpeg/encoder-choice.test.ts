import { describe, expect, it } from '@jest/globals';
import { createEncoderChoice } from '../../../../render-node/src/adapters/ffmpeg/encoder-choice.js';
import type { VideoEncoder } from '../../../../render-node/src/domain/timeline/video-encoders.js';

const facts = (...working: VideoEncoder[]) =>
	(['h264_nvenc', 'h264_vaapi', 'libx264'] as const).map((encoder) => {
		const works = working.includes(encoder);
		return { encoder, works, note: works ? 'encoded a frame' : 'not here' };
	});

describe('the choice of an encoder', () => {
	it('goes to the next one when one refuses, and comes back after ten minutes', () => {
		let nowMs = 0;
		const choice = createEncoderChoice(facts('h264_nvenc', 'h264_vaapi', 'libx264'), 'auto', () => nowMs);
		expect(choice.first()).toBe('h264_nvenc');
		expect(choice.refuse('h264_nvenc', 'no session')).toBe(true);
		expect(choice.first()).toBe('h264_vaapi');
		expect(choice.facts()[0]).toEqual({
			encoder: 'h264_nvenc',
			works: false,
			note: 'refused during a job: no session',
		});
		nowMs = 599_999;
		expect(choice.first()).toBe('h264_vaapi');
		nowMs = 600_000;
		expect(choice.first()).toBe('h264_nvenc');
		expect(choice.facts()[0]?.works).toBe(true);
	});

	it('keeps the only one there is', () => {
		const choice = createEncoderChoice(facts('h264_nvenc'), 'auto', () => 0);
		expect(choice.refuse('h264_nvenc', 'no session')).toBe(false);
		expect(choice.first()).toBe('h264_nvenc');
		expect(choice.facts()[0]?.works).toBe(true);
	});

	it('knows no other than the one that was asked for', () => {
		const choice = createEncoderChoice(facts('h264_nvenc', 'libx264'), 'h264_nvenc', () => 0);
		expect(choice.refuse('h264_nvenc', 'no session')).toBe(false);
	});

	it('takes one that keeps to a rate where a file has to, whatever the setting names', () => {
		const working = (['libsvtav1', 'libaom-av1'] as const).map((encoder) => ({ encoder, works: true, note: '' }));
		const choice = createEncoderChoice(working, 'libaom-av1', () => 0);
		const frame = { width: 1080, height: 1920 };
		expect([choice.forFrame(frame), choice.forFrame(frame, true)]).toEqual(['libaom-av1', 'libsvtav1']);
	});

	it('is refused where nothing encodes', () => {
		expect(() => createEncoderChoice(facts(), 'auto', () => 0)).toThrow('cannot encode with libx264');
		expect(() => createEncoderChoice(facts('libx264'), 'h264_vaapi', () => 0)).toThrow(
			'h264_vaapi does not encode on this machine: not here',
		);
	});
});
