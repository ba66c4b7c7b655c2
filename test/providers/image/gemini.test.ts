import { describe, expect, it } from '@jest/globals';
import { GoogleGenAI } from '@google/genai';
import { geminiImage } from '../../../providers/image/gemini';
import { geminiImages } from '../../fakes/vendors/gemini-images';
import { onFake } from '../../kits/vendors/on-fake';
import { makePicture, picture, pictureWish, pngBytes } from '../../kits/vendors/picture-wish';
import { shareDispatcher } from '../../kits/vendors/share-dispatcher';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'AIza-canary-77c3fd';
const login = { 'x-goog-api-key': secret };
const protocol = geminiImages({ secret, paint: () => pngBytes });
const wish = pictureWish('gemini-3.1-flash-image', { source: picture, seed: 0xffff_fff0 });

vendorSuite({
	name: 'Google Gemini: pictures',
	...{ protocol, secret, login },
	call: async (context) => await makePicture(geminiImage, wish, context),
	kinds: {
		...{ filtered: 'content-rejected', 'words-alone': 'content-rejected', 'unknown-model': 'configuration-invalid' },
	},
	required: ['contents', 'generationConfig'],
	oracle: {
		record: async (baseUrl) => {
			shareDispatcher();
			return await new GoogleGenAI({ apiKey: secret, httpOptions: { baseUrl } }).models.generateContent({
				model: 'gemini-3.1-flash-image',
				contents: [
					{
						role: 'user',
						parts: [
							{ inlineData: { mimeType: 'image/png', data: Buffer.from(pngBytes).toString('base64') } },
							{ text: 'A lighthouse' },
						],
					},
				],
				config: {
					seed: 0x7fff_fff0,
					responseModalities: ['IMAGE'],
					imageConfig: { aspectRatio: '9:16', imageSize: '2K' },
				},
			});
		},
		headers: ['x-goog-api-key'],
	},
});

describe('Gemini’s pictures', () => {
	it('are found behind the thoughts, and cost what was painted and thought', async () => {
		await onFake(protocol, { login }, async (context) => {
			const made = await makePicture(geminiImage, pictureWish('gemini-3.1-flash-image'), context);
			expect([...made.bytes]).toEqual([...pngBytes]);
			expect(made.mediaType).toBe('image/png');
			expect(made.costMicros).toBe(40 * 0.5 + 1_680 * 60 + 100 * 3);
			expect(made.mostMicros).toBeGreaterThan(made.costMicros);
		});
	});

	it('are as large as the quality says', () => {
		const sizeOf = (quality?: 'low' | 'high') =>
			geminiImage.plan(pictureWish('gemini-3-pro-image', { ...(quality && { quality }) })).shapedBy.imageSize;
		expect([sizeOf('low'), sizeOf(), sizeOf('high')]).toEqual(['1K', '2K', '4K']);
	});
});
