import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type SpokenScene } from '@showrunner/contract';
import { readOverlays } from '../../../../nodes/ShowrunnerVideo/actions/video/read-overlays';
import {
	timelineFromItem,
	type TimelineParts,
	type TimelineWishes,
} from '../../../../nodes/ShowrunnerVideo/timeline/timeline-from-item';

const assetId = 'a'.repeat(64);
const spoken = (id: string, durationMs: number, own: Partial<SpokenScene> = {}): SpokenScene => ({
	id,
	text: `Scene ${id}`,
	durationMs,
	assetId,
	words: [],
	...own,
});
const parts = (own: Partial<TimelineParts> = {}): TimelineParts => ({
	title: 'A title',
	locale: 'en',
	speech: [spoken('a', 4_000), spoken('b', 6_000), spoken('c', 5_000)],
	images: [{ sceneId: 'a', aspectRatio: '9:16', assetId, width: 1080, height: 1920 }],
	clips: [],
	moods: { b: 'dramatic' },
	...own,
});
const wishes = (own: Partial<TimelineWishes> = {}): TimelineWishes => ({
	aspectRatios: ['9:16', '16:9'],
	quality: 'draft',
	fps: 30,
	scale: 1,
	crossfadeMs: 500,
	transition: 'crossfade',
	sound: { gainDb: -10 },
	overlays: readOverlays({}),
	structure: { hasChapters: false },
	pace: { speedRampStrength: 0 },
	captions: { burnIn: true, style: 'karaoke', profile: 'auto', safeArea: 'universal' },
	...own,
});
const told: unknown[] = [];
const build = (own: Partial<TimelineParts> = {}, wished: Partial<TimelineWishes> = {}) =>
	timelineSchema.parse(timelineFromItem(parts(own), wishes(wished), (warning) => void told.push(warning)));

describe('a timeline from the sections of an item', () => {
	it('lets each voice begin when the crossfade into its scene is over', () => {
		const { scenes, voice } = build();
		let startMs = 0;
		scenes.forEach((scene, index) => {
			const before = scenes[index - 1];
			const fadeEndMs = startMs + (before ? before.transition.durationMs / 2 : 0);
			expect(voice[index]?.startMs).toBeGreaterThanOrEqual(fadeEndMs);
			startMs += scene.durationMs;
		});
	});

	it('leaves a short pause between voices and lets none overlap', () => {
		const { voice } = build();
		const ends = parts().speech.map(({ durationMs }, index) => (voice[index]?.startMs ?? 0) + durationMs);
		expect(voice.slice(1).map(({ startMs }, index) => startMs - (ends[index] ?? 0))).toEqual([250, 250]);
	});

	it('places captions on the clock of the voices', () => {
		const { voice, captions } = build();
		expect(captions?.scenes.map(({ startMs }) => startMs)).toEqual(voice.map(({ startMs }) => startMs));
	});

	it('shows the pictures of a scene, and the colour of its mood where there is none', () => {
		const { scenes } = build();
		expect(scenes[0]?.visual).toMatchObject({ kind: 'still', assetIds: { '9:16': assetId } });
		expect(scenes[1]?.visual).toMatchObject({ kind: 'colour', colour: '#4a1418' });
	});

	it('moves no two neighbours alike and never nearer than 1.12', () => {
		const motions = build().scenes.map(({ motion }) => motion);
		for (const motion of motions) {
			expect(Math.max(motion?.from.zoom ?? 0, motion?.to.zoom ?? 0)).toBeLessThanOrEqual(1.12);
			expect(motion?.from).not.toEqual(motion?.to);
		}
		expect(motions[0]).not.toEqual(motions[1]);
	});

	it('carries the story by captions alone where no voice speaks it', () => {
		const { voice, captions, scenes } = build({ speech: [spoken('a', 4_000, { assetId: null }), spoken('b', 3_000)] });
		expect(voice).toHaveLength(1);
		expect(captions?.scenes).toHaveLength(2);
		expect(scenes).toHaveLength(2);
	});

	it('shortens the crossfade between short scenes and cuts where none is wished', () => {
		const short = build({ speech: [spoken('a', 300), spoken('b', 300), spoken('c', 300)] });
		expect(short.scenes[0]?.transition.durationMs).toBeLessThan(500);
		expect(build({}, { crossfadeMs: 0 }).scenes[0]?.transition).toEqual({ kind: 'cut', durationMs: 0 });
	});

	it('gives every boundary the transition that is wished for, or another one each', () => {
		const scenes = ['a', 'b', 'c', 'd'].map((id) => spoken(id, 3_000));
		const kinds = (transition: TimelineWishes['transition']) =>
			build({ speech: scenes }, { transition }).scenes.map((scene) => scene.transition?.kind);
		expect(new Set(kinds('wipe-up'))).toEqual(new Set(['wipe-up']));
		expect(new Set(kinds('varied')).size).toBe(scenes.length);
		expect(kinds('varied')).toEqual(kinds('varied'));
	});

	it('writes captions for shorts unless every format is wide', () => {
		expect(build().captions?.profile).toBe('shorts');
		expect(build({}, { aspectRatios: ['16:9'] }).captions?.profile).toBe('subtitle');
		const captions = { burnIn: false, style: 'plain', profile: 'subtitle', safeArea: 'full' } as const;
		expect(build({}, { captions }).captions).toMatchObject(captions);
	});

	it('lays music under it only where there is some', () => {
		expect(build().music).toBeUndefined();
		expect(build({ musicAssetId: assetId }, { sound: { gainDb: -14 } }).music).toMatchObject({
			assetId,
			gainDb: -14,
			duck: true,
		});
	});

	it('refuses a speech without scenes and a video longer than the limit', () => {
		expect(() => build({ speech: [] })).toThrow('The speech has no scene');
		expect(() => build({ speech: [spoken('a', 3 * 60 * 60 * 1000)] })).toThrow('longer than 3 hours');
	});

	it('shows a scene’s clip as it is, else its still, else a colour', () => {
		const clips = [{ sceneId: 'b', assetId: 'b'.repeat(64), aspectRatio: '9:16' as const }];
		const { scenes } = build({ clips });
		expect(scenes.map(({ visual, motion }) => [visual.kind, motion !== undefined])).toEqual([
			['still', true],
			['clip', false],
			['colour', true],
		]);
		expect(scenes[1]?.visual).toEqual({ kind: 'clip', assetId: 'b'.repeat(64), trimStartMs: 0, fit: 'cover' });
	});

	it('takes of several clips the one of the format that is named first', () => {
		const clips = (['1:1', '16:9', '9:16'] as const).map((aspectRatio, index) => {
			return { sceneId: 'a', assetId: String(index).repeat(64), aspectRatio };
		});
		const shown = (aspectRatios: TimelineWishes['aspectRatios']) =>
			build({ clips }, { aspectRatios }).scenes[0]?.visual;
		expect(shown(['16:9', '9:16'])).toMatchObject({ assetId: '1'.repeat(64) });
		expect(shown(['9:16', '16:9'])).toMatchObject({ assetId: '2'.repeat(64) });
		const wide = clips.slice(1, 2);
		expect(build({ clips: wide }, { aspectRatios: ['1:1'] }).scenes[0]?.visual).toMatchObject({ kind: 'clip' });
	});
});
