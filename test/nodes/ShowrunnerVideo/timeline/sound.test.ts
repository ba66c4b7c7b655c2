import { describe, expect, it } from '@jest/globals';
import { musicBedSchema, visualSchema } from '@showrunner/contract';
import { readSound } from '../../../../nodes/ShowrunnerVideo/actions/video/read-sound';
import { heard, musicTo } from '../../../../nodes/ShowrunnerVideo/timeline/sound';

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

describe('the clips of the form', () => {
	const clip = { kind: 'clip' as const, assetId, fit: 'cover' as const };
	it('are heard as the form says', () => {
		const sound = readSound({ clipSound: 'under', clipSoundDb: -6 });
		expect(visualSchema.parse(heard(clip, sound))).toMatchObject({ sound: { gainDb: -6, duck: true, muted: false } });
		expect(heard(clip, readSound({ clipSound: 'beside' }))).toMatchObject({ sound: { gainDb: 0, duck: false } });
	});

	it('are silent without it, and pictures always', () => {
		expect(heard(clip, readSound({ clipSoundDb: -6 }))).toEqual(clip);
		const still = { kind: 'still' as const };
		expect(heard(still, readSound({ clipSound: 'under' }))).toEqual(still);
	});
});
