import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { timelineSchema } from '@showrunner/contract';
import { burnCaptions } from '../../../../render-node/src/application/assemble/burn-captions.js';
import { checkCaptionLocales } from '../../../../render-node/src/domain/captions/captions-in.js';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { pictureLikeness } from '../../../kits/picture-likeness.js';

const said = (text: string) => [{ startMs: 0, durationMs: 900, text, words: [] }];
const timeline = (outputs: object[], captions: object = {}) =>
	timelineSchema.parse({
		...{ version: 1, locale: 'en' },
		scenes: [{ id: 's', durationMs: 1_000, visual: { kind: 'colour', colour: '#102040' } }],
		captions: {
			scenes: said('Good morning'),
			translations: [{ locale: 'es', scenes: said('Buenos días') }],
			...captions,
		},
		outputs: outputs.map((output) => ({ fps: 25, quality: 'draft', scale: 0.17, ...output })),
	});

describe('the language of the captions in a picture', () => {
	it('is that of its output, and else that of the timeline', () => {
		const both = timeline([{ aspectRatio: '9:16' }, { aspectRatio: '16:9', captionLocale: 'ES' }]);
		expect(() => checkCaptionLocales(both)).not.toThrow();
		const { captionsFor } = burnCaptions(both, { latin: { family: 'Noto Sans', sizeFactor: 1.362 } }, new Map());
		const words = (aspectRatio: '9:16' | '16:9') => captionsFor[aspectRatio]?.(0, 1_000)?.replaceAll(/\{[^}]*\}/g, '');
		expect(words('9:16')).toContain('Good morning');
		expect(words('16:9')).toContain('Buenos días');
		expect(words('16:9')).not.toContain('morning');
	});

	it.each([
		[timeline([{ aspectRatio: '9:16', captionLocale: 'fr' }]), 'caption-locale-unknown', 'Choose one of en, es'],
		[timeline([{ aspectRatio: '9:16', captionLocale: 'es' }], { burnIn: false }), 'captions-not-burned', 'burnIn'],
	])('is refused where there is none', (unmet, type, fix) => {
		expect(() => checkCaptionLocales(unmet)).toThrow(
			expect.objectContaining({
				problem: expect.objectContaining({
					...{ type, field: 'timeline.outputs[0].captionLocale' },
					fix: expect.stringContaining(fix),
				}),
			}),
		);
	});
});

describe('in a rendered video', () => {
	let assembly: Assembly;
	beforeAll(async () => void (assembly = await createAssembly({ folderName: 'caption-locale' })));
	afterAll(() => assembly.remove());

	it('other words are seen', async () => {
		const render = async (output: object) => (await assembly.assemble(timeline([output]))).files[0] ?? '';
		const own = await render({ aspectRatio: '16:9' });
		const named = await render({ aspectRatio: '16:9', captionLocale: 'en' });
		const other = await render({ aspectRatio: '16:9', captionLocale: 'es' });
		expect((await pictureLikeness(named, own)).least).toBe(1);
		expect((await pictureLikeness(other, own)).least).toBeLessThan(0.99);
	});
});
