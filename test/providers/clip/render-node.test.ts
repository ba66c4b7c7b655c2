import { describe, expect, it } from '@jest/globals';
import { jobSchemas } from '@showrunner/contract';
import type { ClipsWish } from '../../../providers/clip/port';
import { renderNodeClip } from '../../../providers/clip/render-node';

const assetId = 'a'.repeat(64);
const wish: ClipsWish = {
	clips: [{ id: 'one', prompt: 'Waves', durationMs: 4_000, firstFrameAssetId: assetId }],
	look: 'gouache',
	aspectRatio: '1:1',
	sound: false,
	camera: 'rise',
	model: 'auto',
	steps: 12,
};

describe('a clip by the render-node', () => {
	it('is a job that the contract takes, with every wish in it', () => {
		const { kind, input, step } = renderNodeClip.toJob({ verb: 'generate', wish });
		expect([kind, step]).toEqual(['clip.generate', 'clips']);
		expect(jobSchemas['clip.generate'].input.parse(input)).toEqual({
			scenes: wish.clips,
			...{ style: 'gouache', aspectRatio: '1:1', sound: false, camera: 'rise', model: 'auto', steps: 12 },
			...{ fallBack: true, seed: 1 },
		});
	});

	it('goes on, and grows', () => {
		const longer = { assetId, prompt: 'The lamp turns', durationMs: 3_000, camera: 'auto' as const, model: 'wan' };
		const extended = renderNodeClip.toJob({ verb: 'extend', wish: longer });
		expect(extended.kind).toBe('clip.extend');
		expect(jobSchemas['clip.extend'].input.parse(extended.input)).toMatchObject(longer);
		const larger = { assetId, factor: 4 as const, model: 'auto' };
		const upscaled = renderNodeClip.toJob({ verb: 'upscale', wish: larger });
		expect(upscaled.kind).toBe('clip.upscale');
		expect(jobSchemas['clip.upscale'].input.parse(upscaled.input)).toMatchObject(larger);
	});

	it('is refused by the contract where a last frame has no first one', () => {
		const clips = [{ id: 'one', prompt: 'Waves', durationMs: 4_000, lastFrameAssetId: assetId }];
		const { input } = renderNodeClip.toJob({ verb: 'generate', wish: { ...wish, clips } });
		expect(jobSchemas['clip.generate'].input.safeParse(input).success).toBe(false);
	});
});
