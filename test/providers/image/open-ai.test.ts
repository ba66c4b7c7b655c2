import { describe, expect, it } from '@jest/globals';
import OpenAI, { toFile } from 'openai';
import { openAiImage } from '../../../providers/image/open-ai';
import { openAiImages } from '../../fakes/vendors/openai-images';
import { onFake } from '../../kits/vendors/on-fake';
import { makePicture, picture, pictureWish, pngBytes } from '../../kits/vendors/picture-wish';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-proj-canary-41b7e0';
const login = { authorization: `Bearer ${secret}` };
const protocol = openAiImages({ secret, paint: () => pngBytes });
const sdk = (baseURL: string) => new OpenAI({ apiKey: secret, baseURL, maxRetries: 0 });
const kinds = { quota: 'quota-exhausted', 'unknown-model': 'configuration-invalid' } as const;

vendorSuite({
	name: 'OpenAI: pictures from words',
	...{ protocol, secret, login, kinds },
	call: async (context) => await makePicture(openAiImage, pictureWish('gpt-image-2'), context),
	required: ['model', 'prompt'],
	oracle: {
		record: async (baseUrl) =>
			await sdk(baseUrl).images.generate({
				...{ model: 'gpt-image-2', prompt: 'A lighthouse', n: 1, size: '1152x2048' },
				...{ quality: 'medium', output_format: 'jpeg' },
			}),
		headers: ['authorization', 'content-type'],
	},
});

vendorSuite({
	name: 'OpenAI: pictures from a picture',
	...{ protocol, secret, login, kinds },
	call: async (context) =>
		await makePicture(openAiImage, pictureWish('gpt-image-2', { task: 'edit', source: picture }), context),
	oracle: {
		record: async (baseUrl) =>
			await sdk(baseUrl).images.edit({
				...{ model: 'gpt-image-2', prompt: 'A lighthouse', n: 1, size: '1152x2048' },
				...{ quality: 'medium', output_format: 'jpeg' },
				image: await toFile(pngBytes, 'picture.png', { type: 'image/png' }),
			}),
		headers: ['authorization'],
	},
});

describe('OpenAI’s pictures', () => {
	const make = async (wish: Parameters<typeof makePicture>[1]) =>
		await onFake(protocol, { login }, async (context) => await makePicture(openAiImage, wish, context));

	it('cost what was read and painted, words and pictures each by its own price, and less than was held', async () => {
		const painted = await make(pictureWish('gpt-image-2'));
		expect(painted.costMicros).toBe(40 * 5 + 2_000 * 30);
		const edited = await make(pictureWish('gpt-image-2', { source: picture }));
		expect(edited.costMicros).toBe(40 * 5 + 1_000 * 8 + 2_000 * 30);
		for (const { mostMicros, costMicros } of [painted, edited]) expect(mostMicros).toBeGreaterThan(costMicros);
	});

	it('come in the sizes that the model knows', async () => {
		const sizeOf = async (model: string) =>
			await onFake(protocol, { login }, async (context, fake) => {
				await makePicture(openAiImage, pictureWish(model, { aspectRatio: '16:9' }), context);
				return fake.seen[0]?.json().size;
			});
		expect(await sizeOf('gpt-image-2.6-flare')).toBe('2048x1152');
		expect(await sizeOf('gpt-image-1.5')).toBe('1536x1024');
	});

	it('say what the model does not know: a negative prompt goes into the words, a chosen seed asks for another picture', () => {
		const plan = openAiImage.plan(pictureWish('gpt-image-2', { negativePrompt: 'text', isSeedChosen: true }));
		expect(plan.warnings.map(({ code, field }) => [code, field])).toEqual([
			['option-adjusted', 'negativePrompt'],
			['option-unsupported', 'seed'],
		]);
		expect(plan.shapedBy).toMatchObject({ seed: 7, prompt: expect.stringContaining('Leave out of the picture: text') });
		const own = openAiImage.plan(pictureWish('gpt-image-2'));
		expect(own.warnings).toEqual([]);
		expect(own.shapedBy).not.toHaveProperty('seed');
	});

	it('take over only the style where a picture gives no more', () => {
		const plan = openAiImage.plan(pictureWish('gpt-image-2', { source: picture, sourceGives: 'style' }));
		expect(plan.shapedBy.prompt).toMatch(/style alone.*\n\nA lighthouse/s);
	});
});
