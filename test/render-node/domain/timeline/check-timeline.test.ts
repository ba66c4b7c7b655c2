import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Media } from '@showrunner/contract';
import { Refusal } from '../../../../render-node/src/domain/refusal.js';
import { checkTimeline } from '../../../../render-node/src/domain/timeline/check-timeline.js';

const none = {
	durationMs: null,
	width: null,
	height: null,
	fps: null,
	videoCodec: null,
	audioCodec: null,
	sampleRateHz: null,
	channels: null,
};
const id = { picture: 'a'.repeat(64), clip: 'b'.repeat(64), voice: 'c'.repeat(64), text: 'd'.repeat(64) };
const media = new Map<string, Media>([
	[id.picture, { ...none, kind: 'image', width: 100, height: 100 }],
	[id.clip, { ...none, kind: 'video', width: 100, height: 100, durationMs: 1000 }],
	[id.voice, { ...none, kind: 'audio', audioCodec: 'pcm_s16le', durationMs: 2500 }],
	[id.text, { ...none, kind: 'text' }],
]);
const colour = { kind: 'colour', colour: '#000000' };
const timeline = (parts: object, visual: object = colour, durationMs = 3000) =>
	timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: [{ id: 's', durationMs, visual }],
		outputs: [{ aspectRatio: '9:16' }],
		...parts,
	});
const sound = (startMs: number, assetId = id.voice) => ({ assetId, startMs });

function refusedField(parts: object, visual?: object): string | undefined {
	try {
		checkTimeline(timeline(parts, visual), media);
	} catch (error) {
		if (error instanceof Refusal && error.problem.kind === 'input-invalid' && error.problem.fix)
			return error.problem.field;
		throw error;
	}
	return undefined;
}

describe('checkTimeline', () => {
	it('is content with a timeline whose parts fit', () => {
		expect(
			checkTimeline(timeline({ voice: [sound(500)] }, { kind: 'clip', assetId: id.clip, trimStartMs: 999 }), media),
		).toEqual([]);
	});

	it('forgives a voice the silence at its end', () => {
		expect(refusedField({ voice: [sound(600)] })).toBeUndefined();
	});

	it.each<[string, string, object, object]>([
		['a voice that begins after the end', 'timeline.voice[1].startMs', { voice: [sound(0), sound(3000)] }, colour],
		['a voice that would be cut off', 'timeline.voice[0]', { voice: [sound(601)] }, colour],
		['an effect that begins after the end', 'timeline.effects[0].startMs', { effects: [sound(9000)] }, colour],
		[
			'captions of a scene after the end',
			'timeline.captions.scenes[0].startMs',
			{ captions: { scenes: [{ startMs: 3000, durationMs: 1, text: 'x', words: [] }] } },
			colour,
		],
		['a picture as a voice', 'timeline.voice[0].assetId', { voice: [sound(0, id.picture)] }, colour],
		['a text as music', 'timeline.music.assetId', { music: { assetId: id.text } }, colour],
		['a clip as a still', 'timeline.scenes[0].visual.assetIds', {}, { kind: 'still', assetIds: { '16:9': id.clip } }],
		['a still as a clip', 'timeline.scenes[0].visual.assetId', {}, { kind: 'clip', assetId: id.picture }],
		[
			'a clip that begins where it has ended',
			'timeline.scenes[0].visual.trimStartMs',
			{},
			{ kind: 'clip', assetId: id.clip, trimStartMs: 1000 },
		],
	])('refuses %s, naming the field and the way out', (_, field, parts, visual) => {
		expect(refusedField(parts, visual)).toBe(field);
	});

	it('refuses scenes that add up to more than a video may last', () => {
		const scenes = Array.from({ length: 2 }, (_, index) => ({ id: `${index}`, durationMs: 6_000_000, visual: colour }));
		expect(refusedField({ scenes })).toBe('timeline.scenes');
	});

	it('warns of music that repeats and of an effect that is cut off', () => {
		const warnings = checkTimeline(timeline({ music: { assetId: id.voice }, effects: [sound(2000)] }), media);
		expect(warnings.map(({ code, field }) => [code, field])).toEqual([
			['option-adjusted', 'timeline.effects[0]'],
			['music-looped', 'timeline.music'],
		]);
	});

	it('does not look at a picture that no output shows', () => {
		const visual = { kind: 'still', assetIds: { '9:16': id.picture, '16:9': id.text } };
		expect(refusedField({}, visual)).toBeUndefined();
	});
});
