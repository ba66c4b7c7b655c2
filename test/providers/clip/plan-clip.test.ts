import { describe, expect, it } from '@jest/globals';
import { geminiClips } from '../../../providers/clip/gemini';
import { ltxClips } from '../../../providers/clip/ltx';
import { planClip } from '../../../providers/clip/plan-clip';
import type { ClipManner, ClipsWish, ClipWish } from '../../../providers/clip/port';
import type { ClipVendor } from '../../../providers/clip/vendor-port';
import { veoClips } from '../../../providers/clip/veo';

const nowMs = Date.parse('2026-11-27T12:00:00Z');
const wish: ClipsWish = {
	...{ clips: [], look: '', sound: true, model: 'auto', seed: 7 },
	...({ aspectRatio: '16:9', camera: 'auto' } as const),
};
const clip: ClipWish = { id: 'one', prompt: 'Waves', durationMs: 6_000 };

function planned(vendor: ClipVendor, change: Partial<ClipWish & ClipsWish & ClipManner> = {}) {
	const asked = { wish: { ...wish, ...change }, manner: { isSeedChosen: false, ...change } };
	const { piece, warnings } = planClip(vendor, { ...clip, ...change }, asked, nowMs);
	return { piece, told: warnings.map(({ code, field }) => `${code} ${field}`) };
}

describe('a clip as a vendor can make it', () => {
	it('is what was wished for, where the vendor can', () => {
		expect(planned(veoClips)).toEqual({
			piece: {
				...{ prompt: 'Waves', model: 'veo-3.1-generate-001', durationMs: 6_000, aspectRatio: '16:9' },
				...{ resolution: '1080p', sound: true, seed: 7 },
			},
			told: [],
		});
	});

	it.each([
		[500, 4_000, ['option-adjusted durationSeconds']],
		[4_001, 6_000, ['option-adjusted durationSeconds']],
		[8_000, 8_000, []],
		[60_000, 8_000, ['option-adjusted durationSeconds']],
	])('has for %d ms the nearest longer length, or the longest', (durationMs, made, told) => {
		const plan = planned(veoClips, { durationMs });
		expect([plan.piece.durationMs, plan.told]).toEqual([made, told]);
	});

	it('says what the vendor lacks, and nothing of a seed that nobody chose', () => {
		const lacking = { sound: false, negativePrompt: 'text', aspectRatio: '1:1', resolution: '720p', steps: 4 } as const;
		const { piece, told } = planned(ltxClips, lacking);
		expect(piece).not.toHaveProperty('seed');
		expect(piece).not.toHaveProperty('negativePrompt');
		expect(piece).toMatchObject({ aspectRatio: '16:9', resolution: '1080p' });
		expect(told.sort()).toEqual([
			...['option-adjusted aspectRatio', 'option-adjusted resolution', 'option-unsupported negativePrompt'],
			...['option-unsupported sound', 'option-unsupported steps'],
		]);
		expect(planned(ltxClips, { isSeedChosen: true }).told).toEqual(['option-unsupported seed']);
	});

	it('keeps a last frame only where the vendor goes to one', () => {
		const frames = { firstFrameAssetId: 'a'.repeat(64), lastFrameAssetId: 'b'.repeat(64) };
		expect(planned(veoClips, frames).piece).toMatchObject(frames);
		expect(planned(geminiClips, frames).piece).not.toHaveProperty('lastFrameAssetId');
		expect(planned(geminiClips, frames).told).toEqual(['option-unsupported lastFrameAssetId']);
	});

	it.each(['gemini-omni-flash-preview', 'veo-3.1-generate-preview'])(
		'is refused for %s, which was shut down',
		(model) => {
			expect(() => planned(geminiClips, { model })).toThrow(/was shut down on 2026-/);
		},
	);
});
