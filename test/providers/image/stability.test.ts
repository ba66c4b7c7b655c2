import { describe, expect, it } from '@jest/globals';
import { stabilityImage } from '../../../providers/image/stability';
import { stabilityImages } from '../../fakes/vendors/stability-images';
import { onFake } from '../../kits/vendors/on-fake';
import { makePicture, picture, pictureWish, pngBytes } from '../../kits/vendors/picture-wish';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-canary-5d0e88';
const login = { authorization: `Bearer ${secret}` };
const protocol = stabilityImages({ secret, paint: () => pngBytes });

vendorSuite({
	name: 'Stability AI: pictures',
	...{ protocol, secret, login },
	call: async (context) => await makePicture(stabilityImage, pictureWish('core', { negativePrompt: 'text' }), context),
	requiredFields: ['prompt'],
	kinds: { forbidden: 'credential-invalid', credit: 'quota-exhausted', filtered: 'content-rejected' },
});

describe('Stability’s pictures', () => {
	const send = async (wish: Parameters<typeof makePicture>[1]) =>
		await onFake(protocol, { login }, async (context, fake) => {
			const made = await makePicture(stabilityImage, wish, context);
			const [seen] = fake.seen;
			const fields = Object.fromEntries(
				[...((await seen?.form()) ?? [])].map(([name, value]) => [name, typeof value === 'string' ? value : 'file']),
			);
			return { made, path: seen?.path, fields };
		});

	it('are asked for as a form even without a file, and tell their seed', async () => {
		const { made, path, fields } = await send(pictureWish('core', { negativePrompt: 'text', seed: 0xffff_ffff }));
		expect(path).toBe('/v2beta/stable-image/generate/core');
		expect(fields).toEqual({
			...{ prompt: 'A lighthouse', negative_prompt: 'text', seed: '1', aspect_ratio: '9:16', output_format: 'png' },
		});
		expect(made).toMatchObject({ seed: 1, costMicros: 30_000, mostMicros: 30_000, mediaType: 'image/png' });
	});

	it('start from a picture with Stable Diffusion, and not with Core, which says so', async () => {
		const { fields, path } = await send(pictureWish('sd3.5-large', { source: picture }));
		expect(path).toBe('/v2beta/stable-image/generate/sd3');
		expect(fields).toMatchObject({ mode: 'image-to-image', image: 'file', strength: '0.6', model: 'sd3.5-large' });
		const core = await send(pictureWish('core', { source: picture }));
		expect(core.made.warnings).toMatchObject([{ code: 'option-unsupported', field: 'referenceAssetId' }]);
		expect(core.fields).not.toHaveProperty('image');
	});

	it('know no negative prompt with Turbo, no quality and no style of another picture', () => {
		const { warnings } = stabilityImage.plan(
			pictureWish('sd3.5-large-turbo', {
				...{ negativePrompt: 'text', quality: 'high', source: picture, sourceGives: 'style' },
			}),
		);
		expect(warnings.map(({ field }) => field).sort()).toEqual(['holdsStyle', 'negativePrompt', 'quality']);
	});

	it('are enlarged by the service that takes their size; its price is not known', async () => {
		const [small] = stabilityImage.models('upscale', picture);
		const [large] = stabilityImage.models('upscale', { ...picture, width: 1_080, height: 1_920 });
		expect([small?.id, large?.id]).toEqual(['upscale-fast', 'upscale-conservative']);
		const fast = await send(pictureWish('upscale-fast', { task: 'upscale', source: picture }));
		expect([fast.path, fast.fields]).toEqual([
			'/v2beta/stable-image/upscale/fast',
			{ image: 'file', output_format: 'png' },
		]);
		const fine = await send(pictureWish('upscale-conservative', { task: 'upscale', source: picture }));
		expect(fine.fields).toMatchObject({ prompt: 'A lighthouse', image: 'file' });
		const huge = { ...picture, width: 4_000, height: 4_000 };
		expect(() => stabilityImage.plan(pictureWish('upscale-fast', { task: 'upscale', source: huge }))).toThrow(
			'16000000',
		);
	});
});
