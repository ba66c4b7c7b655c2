import { describe, expect, it } from '@jest/globals';
import { musicBedSchema } from '@showrunner/contract';
import { readSound } from '../../../../nodes/ShowrunnerVideo/actions/video/read-sound';
import { musicTo } from '../../../../nodes/ShowrunnerVideo/timeline/sound';

const assetId = 'a'.repeat(64);

describe('the music of the form', () => {
	it('steps back and repeats as the form says', () => {
		const { music } = musicTo(assetId, readSound({ musicGainDb: -14, musicDuckDb: 12, musicCrossfadeMs: 700 }));
		expect(musicBedSchema.parse(music)).toMatchObject({ assetId, gainDb: -14, duckDb: 12, crossfadeMs: 700 });
	});

	it('says only how loud it is where nothing else was asked for', () => {
		expect(musicTo(assetId, readSound({}))).toEqual({ music: { assetId, gainDb: -10 } });
	});

	it('is not there where the item has none', () => {
		expect(musicTo(undefined, readSound({ musicDuckDb: 12 }))).toEqual({});
	});
});
