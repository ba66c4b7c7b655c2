import { describe, expect, it } from '@jest/globals';
import { visualSchema } from '@showrunner/contract';
import { readVisualWishes } from '../../../../nodes/ShowrunnerVideo/actions/video/read-visuals';
import { visualFields } from '../../../../nodes/ShowrunnerVideo/actions/video/visual-fields';
import { sceneVisual } from '../../../../nodes/ShowrunnerVideo/timeline/scene-visual';

const assetId = 'a'.repeat(64);
const image = { sceneId: 'a', aspectRatio: '9:16' as const, assetId, width: 1080, height: 1920 };
const clip = { sceneId: 'b', aspectRatio: '9:16' as const, assetId, durationMs: 4_000 };
const shown = (sceneId: string, options: Parameters<typeof readVisualWishes>[0] = {}) => {
	const visuals = readVisualWishes(options);
	const parts = { images: [image], clips: [clip], aspectRatios: ['9:16' as const], visuals };
	return visualSchema.parse(sceneVisual(sceneId, parts, { index: 0, mood: 'calm', words: 'The lamp' }));
};

describe('pictures of the form', () => {
	it('fill the frame around the middle unless another fit is chosen', () => {
		expect(shown('a')).toEqual({ kind: 'still', assetIds: { '9:16': assetId }, fit: 'cover' });
		expect(shown('b')).toMatchObject({ kind: 'clip', fit: 'cover' });
	});

	it('have the fit that was chosen, and clips too', () => {
		const options = visualFields[0]?.options as { value: 'cover' | 'contain' | 'smart' }[];
		for (const { value } of options) {
			expect(shown('a', { pictureFit: value })).toMatchObject({ kind: 'still', fit: value });
			expect(shown('b', { pictureFit: value })).toMatchObject({ kind: 'clip', fit: value });
		}
	});

	it('are stood in for by a colour, a gradient or a card of the first words', () => {
		expect(shown('c')).toEqual({ kind: 'colour', colour: '#16324f' });
		expect(shown('c', { bareScene: 'gradient' })).toMatchObject({ kind: 'gradient', colours: ['#16324f', '#3b5f7a'] });
		const card = shown('c', { bareScene: 'card' });
		expect(card).toMatchObject({ kind: 'card', title: 'The lamp', background: { kind: 'gradient' } });
	});
});
