import { expect, it } from '@jest/globals';
import { overlaysSchema } from '@showrunner/contract';
import { readOverlays } from '../../../../nodes/ShowrunnerVideo/actions/video/read-overlays';
import { overlaysOf } from '../../../../nodes/ShowrunnerVideo/timeline/overlays';

const overlays = (options: Parameters<typeof readOverlays>[0], totalMs = 60_000) =>
	overlaysOf(readOverlays(options), totalMs).overlays;

it('has no overlays where the form has no text', () => {
	expect(overlaysOf(readOverlays({}), 60_000)).toEqual({});
	expect(overlays({ titleText: ' ', watermarkText: '', lowerThirdRole: 'Keeper' })).toBeUndefined();
});

it('shows a name after the title, and both as a timeline takes them', () => {
	const all = { titleText: 'Title', watermarkText: '@us', lowerThirdName: 'Ada', lowerThirdRole: 'Keeper' };
	expect(overlaysSchema.parse(overlays(all))).toMatchObject([
		{ kind: 'watermark', text: '@us', anchor: 'top-right' },
		{ kind: 'text', text: 'Title', endMs: 3000, animateIn: 'fade' },
		{ kind: 'lower-third', name: 'Ada', role: 'Keeper', startMs: 3000, endMs: 8000 },
	]);
	expect(overlays({ lowerThirdName: 'Ada' })).toMatchObject([{ startMs: 1000, endMs: 6000 }]);
});

it('keeps within a short video', () => {
	expect(overlays({ titleText: 'Title', lowerThirdName: 'Ada' }, 2500)).toMatchObject([
		{ anchor: 'top', endMs: 2500 },
		{ startMs: 0, endMs: 2500 },
	]);
});

it('has a progress bar of a colour of its own or of the usual one', () => {
	expect(overlays({ progressBar: 'none' })).toBeUndefined();
	expect(overlays({ progressBar: 'top', progressBarColour: '#00ff00' })).toEqual([
		{ kind: 'progress-bar', place: 'top', colour: '#00ff00' },
	]);
	expect(overlaysSchema.parse(overlays({ progressBar: 'bottom' }))).toMatchObject([{ colour: '#ffd23d' }]);
});

it('has a logo in its corner, named by its ID or by a link to it', () => {
	const assetId = 'a'.repeat(64);
	expect(overlays({ logoAssetId: '', logoCorner: 'top-left' })).toBeUndefined();
	expect(
		overlays({ logoAssetId: `https://node.example/v1/assets/${assetId}/content`, logoCorner: 'top-left' }),
	).toEqual([{ kind: 'image', assetId, anchor: 'top-left' }]);
	expect(() => overlays({ logoAssetId: 'logo.png' })).toThrow('no asset ID');
});

it('animates title and name as wished', () => {
	const all = { titleText: 'Title', lowerThirdName: 'Ada', textAnimation: 'pop' as const };
	expect(overlaysSchema.parse(overlays(all))).toMatchObject([
		{ animateIn: 'pop', animateOut: 'pop' },
		{ animateIn: 'pop', animateOut: 'pop' },
	]);
});
