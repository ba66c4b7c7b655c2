import { describe, expect, it } from '@jest/globals';
import { elevenLabsMusic } from '../../../providers/music/eleven-labs';
import { mubertMusic } from '../../../providers/music/mubert';
import { planTrack } from '../../../providers/music/plan-track';
import type { MusicVendor } from '../../../providers/music/port';

const vendors = ['elevenLabs', 'mubert'];
const plan = (vendor: MusicVendor, model?: string) =>
	planTrack(
		vendor,
		{ mood: 'calm', durationMs: 30_000, seed: 1, ...(model && { model }) },
		{ vendors, nowMs: Date.parse('2026-11-27T12:00:00Z') },
	);

describe('the model of a track', () => {
	it('is the usual one where none was chosen', () => {
		const { piece, warnings } = plan(elevenLabsMusic);
		expect([piece.model, warnings]).toEqual(['music_v2', []]);
	});

	it.each([
		['elevenLabs:music_v2_5', 'music_v2_5'],
		['music_v9', 'music_v9'],
	])('is passed on as it was chosen: %s', (wanted, model) => {
		const { piece, warnings } = plan(elevenLabsMusic, wanted);
		expect([piece.model, warnings]).toEqual([model, []]);
	});

	it('is the vendor’s own where another vendor’s was chosen, told once', () => {
		const { piece, warnings } = plan(mubertMusic, 'elevenLabs:music_v2_5');
		expect(piece.model).toBe('mubert-v3');
		expect(warnings.map(({ code }) => code)).toEqual(['model-substituted']);
	});

	it('is no wish for a vendor without models', () => {
		const { piece, warnings } = plan(mubertMusic, 'music_v9');
		expect(piece.model).toBe('mubert-v3');
		expect(warnings).toMatchObject([{ code: 'option-unsupported', field: 'model' }]);
	});
});
