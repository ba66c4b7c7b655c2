import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../../../../render-node/src/domain/refusal.js';
import { exportOf, importOf, randomExchange } from '../../../kits/exchange.js';

const time = (value: unknown, rate: unknown = 30) => ({ OTIO_SCHEMA: 'RationalTime.1', value, rate });
const range = (duration: unknown) => ({ OTIO_SCHEMA: 'TimeRange.1', start_time: time(0), duration });
const clip = (sourceRange: unknown = range(time(60))) => ({
	OTIO_SCHEMA: 'Clip.2',
	name: 'a',
	source_range: sourceRange,
	media_references: {},
});
const track = (children: unknown[], kind = 'Video') => ({ OTIO_SCHEMA: 'Track.1', kind, children });
const timeline = (tracks: unknown[]) => ({
	OTIO_SCHEMA: 'Timeline.1',
	tracks: { OTIO_SCHEMA: 'Stack.1', children: tracks },
});

function refusalOf(document: unknown) {
	try {
		importOf(document);
	} catch (error) {
		if (error instanceof Refusal) return error.problem;
		throw error;
	}
	return undefined;
}

describe('a document', () => {
	it('is read where it is as it must be', () => {
		expect(refusalOf(timeline([track([clip()])]))).toBeUndefined();
		expect(refusalOf(exportOf(randomExchange(1)))).toBeUndefined();
		const collection = { OTIO_SCHEMA: 'SerializableCollection.1', children: [timeline([track([clip()])])] };
		expect(refusalOf(collection)).toBeUndefined();
	});

	it.each([
		['names no schema', {}, 'otio-malformed', /OTIO_SCHEMA/],
		['is a clip', clip(), 'otio-not-a-timeline', /is Clip\.2, not a timeline/],
		[
			'is two timelines',
			{ OTIO_SCHEMA: 'SerializableCollection.1', children: [timeline([]), timeline([])] },
			'otio-not-a-timeline',
			/2 timelines/,
		],
		['is of a newer version', { ...timeline([]), OTIO_SCHEMA: 'Timeline.7' }, 'otio-schema-unsupported', /Timeline\.7/],
		[
			'holds a newer clip',
			timeline([track([{ ...clip(), OTIO_SCHEMA: 'Clip.3' }])]),
			'otio-schema-unsupported',
			/Clip\.3/,
		],
		['has no stack', { OTIO_SCHEMA: 'Timeline.1', tracks: null }, 'otio-malformed', /tracks/],
		['has sound alone', timeline([track([clip()], 'Audio')]), 'otio-no-picture-track', /no video track/],
		['has an empty track', timeline([track([])]), 'otio-no-clip', /has a clip/],
		[
			'has a time without a rate',
			timeline([track([clip(range(time(60, 0)))])]),
			'otio-malformed',
			/children\[0\]\.source_range/,
		],
		['has a time in words', timeline([track([clip(range(time('60')))])]), 'otio-malformed', /no numbers/],
		['has a length below zero', timeline([track([clip(range(time(-1)))])]), 'otio-malformed', /below 0/],
		['has a time without end', timeline([track([clip(range(time(1e300)))])]), 'otio-malformed', /thirty years/],
		['has a time of another kind', timeline([track([clip(range(60))])]), 'otio-malformed', /RationalTime/],
		['lasts too long', timeline([track([clip(range(time(30 * 3600 * 4)))])]), 'video-length-refused', /lasts/],
		['lasts no time', timeline([track([clip(range(time(2)))])]), 'video-length-refused', /lasts/],
		['has too many clips', timeline([track(Array.from({ length: 241 }, () => clip()))]), 'too-many-scenes', /241/],
	])('that %s is refused with its reason', (_, document, type, title) => {
		expect(refusalOf(document)).toMatchObject({ type, kind: 'input-invalid', status: 422 });
		expect(refusalOf(document)?.title).toMatch(title);
		expect(refusalOf(document)?.field).toMatch(/^document/);
	});

	it('that is nested without end or names media without end is refused before it is walked through', () => {
		let nested: unknown = {};
		for (let level = 0; level < 100_000; level++) nested = { nested };
		expect(refusalOf({ ...timeline([]), metadata: { nested } })).toMatchObject({ type: 'otio-too-deep' });
		const ids = Array.from({ length: 1_001 }, (_, index) => index.toString(16).padStart(64, '0'));
		const references = ids.map((id) => ({ target_url: `/v1/assets/${id}/content` }));
		expect(refusalOf({ ...timeline([]), metadata: { references } })).toMatchObject({ type: 'otio-too-much-media' });
	});

	it('that holds nothing but unknown things is told so and refused', () => {
		expect(refusalOf(timeline([{ OTIO_SCHEMA: 'Stack.1', children: [] }]))).toMatchObject({
			type: 'otio-no-picture-track',
		});
		const { warnings } = importOf(
			timeline([track([clip(), { OTIO_SCHEMA: 'Hologram.1', source_range: range(time(30)) }])]),
		);
		expect(warnings.map(({ code }) => code)).toContain('schema-ignored');
	});
});
