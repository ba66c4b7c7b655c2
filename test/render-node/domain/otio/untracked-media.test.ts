import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Timeline } from '@showrunner/contract';
import { ownMetadata, type OtioNode } from '../../../../render-node/src/domain/otio/otio-node.js';
import { surveyDocument } from '../../../../render-node/src/domain/otio/survey-document.js';
import { exchangeMedia, exportOf, importOf, linkOf, randomExchange } from '../../../kits/exchange.js';

const hex = (digit: string) => digit.repeat(64);
const still = (...digits: string[]) => {
	const formats = ['9:16', '1:1'].slice(0, digits.length);
	return { kind: 'still', assetIds: Object.fromEntries(formats.map((format, at) => [format, hex(digits[at] ?? '')])) };
};
const at = { startMs: 0 };
const made = (members: object): Timeline =>
	timelineSchema.parse({
		version: 1,
		locale: 'en',
		scenes: [{ id: 'one', durationMs: 3_000, visual: { kind: 'colour', colour: '#1a2b3c' } }],
		outputs: [{ aspectRatio: '9:16' }],
		...members,
	});

/** Ids of the same media elsewhere, of whose bytes not one is the same. */
const elsewhere = new Map([...exchangeMedia.keys()].map((id) => [id, `${id.slice(1)}0`]));
const renamed = (text: string) =>
	[...elsewhere].reduce((all, [id, other]) => all.replaceAll(`"${id}"`, `"${other}"`), text);
const relinked = (document: OtioNode): unknown =>
	JSON.parse(
		JSON.stringify(document, (key, value: unknown) => {
			if (key !== 'target_url' || typeof value !== 'string') return value;
			const found = [...elsewhere].find(([id]) => value === linkOf(id));
			return found ? linkOf(found[1]) : value;
		}),
	);
const mediaElsewhere = new Map([...exchangeMedia].map(([id, media]) => [elsewhere.get(id) ?? id, media]));

describe('media that lie on no track', () => {
	it('are found where the document was relinked to a machine that knows all media by other ids', () => {
		for (let seed = 0; seed < 100; seed++) {
			const exported = exportOf(randomExchange(seed));
			const here = importOf(exported);
			const there = importOf(relinked(exported), mediaElsewhere);
			const expected = JSON.parse(renamed(JSON.stringify(here))) as unknown;
			expect({ seed, there: JSON.parse(JSON.stringify(there)) as unknown }).toEqual({ seed, there: expected });
		}
	});

	it('are looked up and linked with their names, those of further formats too', () => {
		const timeline = made({
			intro: { kind: 'clip', assetId: hex('d') },
			outro: { ...still('a', 'b'), durationMs: 900 },
			inserts: [{ mode: 'inset', visual: still('c'), at }],
			overlays: [{ kind: 'image', assetId: hex('8') }],
		});
		const document = exportOf(timeline);
		const ids = ['d', 'a', 'b', 'c', '8'].map(hex);
		expect(new Set(surveyDocument(document).assetIds)).toEqual(new Set(ids));
		const media = ownMetadata(document).media as OtioNode[];
		expect(media.map(({ name, target_url }) => [name, target_url])).toEqual(
			ids.map((id) => [`${id[0]}.mp4`, linkOf(id)]),
		);
		delete ownMetadata(document).media;
		expect(new Set(surveyDocument(document).assetIds)).toEqual(new Set(ids));
	});

	it('leave no trace where there are none', () => {
		expect(ownMetadata(exportOf(made({ overlays: [{ kind: 'watermark', text: 'x' }] })))).not.toHaveProperty('media');
	});

	it('are told and left out where they are missing, and what is there is shown', () => {
		const watermark = { kind: 'watermark', text: 'x' };
		const timeline = made({
			intro: { kind: 'clip', assetId: hex('8') },
			outro: { ...still('a', '8'), durationMs: 900 },
			inserts: [
				{ mode: 'full', visual: { kind: 'clip', assetId: hex('d') }, at, durationMs: 500 },
				{ mode: 'inset', visual: still('8'), at },
			],
			overlays: [{ kind: 'image', assetId: hex('8') }, watermark, { kind: 'image', assetId: hex('b') }],
		});
		const { timeline: read, warnings } = importOf(exportOf(timeline));
		const { inserts = [], overlays = [] } = timeline;
		const expected = { ...timeline, inserts: [inserts[0]], overlays: overlays.slice(1) };
		expect(read).toEqual(
			timelineSchema.parse({ ...expected, intro: undefined, outro: made({ outro: shortOutro }).outro }),
		);
		expect(warnings.map(({ code, field, message }) => [code, field, message])).toEqual([
			['media-missing', `${own}.intro`, 'The intro names an asset that is not there; it was left out'],
			['media-missing', `${own}.outro`, 'The outro names an asset that is not there; it shows the ones that are'],
			['media-missing', `${own}.inserts[1]`, 'Insert 2 names an asset that is not there; it was left out'],
			['media-missing', `${own}.overlays[0]`, 'Overlay 1 names an asset that is not there; it was left out'],
		]);
	});

	it('are told and left out where they are of another kind', () => {
		const timeline = made({
			intro: { kind: 'clip', assetId: hex('a') },
			inserts: [{ mode: 'inset', visual: still('d'), at }],
			overlays: [{ kind: 'image', assetId: hex('2') }],
		});
		const { timeline: read, warnings } = importOf(exportOf(timeline));
		expect(read).toMatchObject({ inserts: [], overlays: [] });
		expect(read).not.toHaveProperty('intro');
		expect(warnings.map(({ code }) => code)).toEqual(['media-unsuitable', 'media-unsuitable', 'media-unsuitable']);
	});
});

const own = 'document.metadata.showrunner';
const shortOutro = { ...still('a'), durationMs: 900 };
