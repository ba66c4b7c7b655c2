import { describe, expect, it } from '@jest/globals';
import { timelineSchema } from '@showrunner/contract';
import { readStructure } from '../../../../nodes/ShowrunnerVideo/actions/video/read-structure';
import { structureOf } from '../../../../nodes/ShowrunnerVideo/timeline/structure';

const assetId = '0123456789abcdef'.repeat(4);
const membersOf = (options: Parameters<typeof readStructure>[0]) => structureOf(readStructure(options));

describe('chapters, intro and outro of the form', () => {
	it('leave the timeline alone where nothing is wished', () => {
		expect(membersOf({})).toEqual({});
		expect(membersOf({ chapters: 'none', introAssetId: ' ', outroAssetId: '' })).toEqual({});
	});

	it('are members of the timeline that the contract knows', () => {
		const link = `http://127.0.0.1:8080/v1/assets/${assetId}/content?expires=1`;
		const members = membersOf({ chapters: 'scenes', introAssetId: ` ${assetId}\n`, outroAssetId: link });
		const clip = { kind: 'clip', assetId };
		expect(members).toEqual({ chapters: 'scenes', intro: clip, outro: clip });
		const { intro, outro, chapters } = timelineSchema.shape;
		expect(chapters.safeParse(members.chapters).success).toBe(true);
		expect([intro, outro].map((each) => each.safeParse(clip).data?.kind)).toEqual(['clip', 'clip']);
	});

	it('melt into the scenes where that is wished', () => {
		const { intro } = membersOf({ introAssetId: assetId, bookendCrossfadeMs: 400 });
		expect(timelineSchema.shape.intro.parse(intro)?.transition).toEqual({ kind: 'crossfade', durationMs: 400 });
		expect(membersOf({ introAssetId: assetId, bookendCrossfadeMs: 0 })).toEqual(membersOf({ introAssetId: assetId }));
	});

	it.each(['abc', `${assetId}0`, assetId.toUpperCase()])('refuse %s as no asset', (introAssetId) => {
		expect(() => readStructure({ introAssetId })).toThrow('This is no asset ID');
	});
});
