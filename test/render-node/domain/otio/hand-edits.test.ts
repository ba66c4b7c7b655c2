import { describe, expect, it } from '@jest/globals';
import { timelineSchema, type Timeline } from '@showrunner/contract';
import { isNode, nodesIn, type OtioNode } from '../../../../render-node/src/domain/otio/otio-node.js';
import { surveyDocument } from '../../../../render-node/src/domain/otio/survey-document.js';
import { exportOf, importOf, linkOf } from '../../../kits/exchange.js';

const hex = (digit: string) => digit.repeat(64);
const camera = { zoom: 1.2, centreX: 0.5, centreY: 0.5 };
const still = { kind: 'still', assetIds: { '9:16': hex('a'), '1:1': hex('b') }, fit: 'contain' };

const timeline: Timeline = timelineSchema.parse({
	version: 1,
	locale: 'en',
	scenes: [
		{ id: 'one', durationMs: 1_517, visual: still, motion: { from: camera, to: camera } },
		{ id: 'two', durationMs: 2_003, visual: { kind: 'clip', assetId: hex('d'), trimStartMs: 211 } },
		{ id: 'three', durationMs: 1_999, visual: { kind: 'colour', colour: '#1a2b3c' } },
	],
	voice: [{ assetId: hex('2'), startMs: 41 }],
	music: { assetId: hex('3') },
	captions: { scenes: [{ startMs: 41, durationMs: 900, text: 'One', words: [] }] },
	outputs: [{ aspectRatio: '9:16' }],
});

type Loose = Record<string, unknown> & { value: number };
/** Follows members and places of lists, such as `source_range.duration`. */
function at(node: unknown, path: string): Loose {
	const found = path.split('.').reduce<unknown>((each, key) => (each as Record<string, unknown>)[key], node);
	if (!isNode(found)) throw new Error(`nothing at ${path}`);
	return found as Loose;
}
const trackOf = (document: OtioNode, index = 0) => at(document, `tracks.children.${index}`);
const item = (document: OtioNode, index: number, track = 0) =>
	at(document, `tracks.children.${track}.children.${index}`);

/** What comes back after the document was changed. */
function edited(change: (document: OtioNode) => void) {
	const document = exportOf(timeline);
	change(document);
	return importOf(document);
}
const codes = ({ warnings }: ReturnType<typeof importOf>) => warnings.map(({ code }) => code);

describe('a document that was changed', () => {
	it('is read to the frame where a frame was cut away, and to the millisecond where none was', () => {
		const trimmed = edited((document) => at(item(document, 2), 'source_range.duration').value--);
		expect(trimmed.timeline.scenes.map(({ durationMs }) => durationMs)).toEqual([1_517, 1_983, 1_999]);
	});

	it('wins over lengths, starts and trims in the metadata that say something else', () => {
		const { timeline: read } = edited((document) => {
			at(item(document, 0), 'metadata.showrunner.length').ms = 9_000;
			at(item(document, 2), 'metadata.showrunner.trim').ms = 1_700;
			at(item(document, 1, 1), 'metadata.showrunner.start').ms = 4_000;
		});
		expect(read.scenes[0]?.durationMs).toBe(1_533);
		expect(read.scenes[1]?.visual).toMatchObject({ trimStartMs: 200 });
		expect(read.voice[0]?.startMs).toBe(33);
	});

	it('shows what its link leads to, and by its metadata what was saved elsewhere', () => {
		const relinked = edited((document) => {
			at(item(document, 0), 'media_references.DEFAULT_MEDIA').target_url = linkOf(hex('c'));
			at(item(document, 2), 'media_references.DEFAULT_MEDIA').target_url = 'file:///media/clip.mp4';
		});
		expect(relinked.timeline.scenes[0]?.visual).toMatchObject({ assetIds: { '9:16': hex('c'), '1:1': hex('b') } });
		expect(relinked.timeline.scenes[1]?.visual).toMatchObject({ assetId: hex('d') });
		expect(relinked.warnings).toEqual([]);
	});

	it('shows of layers and cards the pictures that are there, and black without one', () => {
		const ids = (...digits: string[]) => ({
			'9:16': hex(digits[0] ?? ''),
			...(digits[1] && { '1:1': hex(digits[1]) }),
		});
		const layers = (front: object) => ({
			kind: 'layers',
			layers: [
				{ assetIds: ids('a'), depth: 0 },
				{ assetIds: front, depth: 1 },
			],
		});
		const card = { kind: 'card', title: 'One', background: { kind: 'blur', assetIds: ids('8') } };
		const drawn = [layers(ids('b', '8')), layers(ids('8')), card].map((visual, index) => {
			return { id: `${index}`, durationMs: 1_000, visual };
		});
		const document = exportOf(timelineSchema.parse({ ...timeline, captions: undefined, scenes: drawn }));
		expect(surveyDocument(document).assetIds).toEqual(expect.arrayContaining([hex('a'), hex('b'), hex('8')]));
		const read = importOf(document);
		const black = { kind: 'colour', colour: '#000000' };
		expect(read.timeline.scenes.map(({ visual }) => visual)).toEqual([layers(ids('b')), black, black]);
		expect(codes(read)).toEqual(['media-missing', 'media-missing', 'media-missing']);
	});

	it('shows black for as long as media is missing or a clip is switched off', () => {
		const black = { kind: 'colour', colour: '#000000' };
		const missing = edited((document) => {
			item(document, 0).media_references = { DEFAULT_MEDIA: { OTIO_SCHEMA: 'MissingReference.1', metadata: {} } };
			item(document, 2).enabled = false;
			at(item(document, 4), 'media_references.DEFAULT_MEDIA').parameters = {};
		});
		expect(missing.timeline.scenes.map(({ visual }) => visual)).toEqual([black, black, black]);
		expect(missing.timeline.scenes.map(({ durationMs }) => durationMs)).toEqual([1_517, 2_003, 1_999]);
		expect(codes(missing)).toEqual(['media-missing', 'media-missing']);
		const gone = importOf(exportOf(timeline), new Map());
		expect(codes(gone)).toEqual(['media-missing', 'media-missing', 'media-missing', 'media-missing']);
	});

	it('keeps what is seen where a transition lies to one side of the cut', () => {
		const { timeline: read } = edited((document) => {
			at(item(document, 1), 'in_offset').value = 0;
			at(item(document, 1), 'out_offset').value = 24;
		});
		expect(read.scenes.map(({ durationMs }) => durationMs)).toEqual([1_933, 1_600, 1_999]);
		expect(read.scenes[0]?.transition).toEqual({ kind: 'crossfade', durationMs: 800 });
	});

	it('does not bring back a longer transition than it has', () => {
		const short = { ...timeline, scenes: timeline.scenes.map((scene) => ({ ...scene, durationMs: 300 })) };
		const document = exportOf({ ...short, voice: [], captions: undefined, music: undefined });
		expect(importOf(document).timeline.scenes[0]?.transition.durationMs).toBe(500);
		for (const index of [0, 2, 4]) at(item(document, index), 'source_range.duration').value = 60;
		expect(importOf(document).timeline.scenes[0]?.transition.durationMs).toBe(300);
	});

	it('gives the time of a scene that is too short for one to the scene beside it', () => {
		const merged = edited((document) => (at(item(document, 2), 'source_range.duration').value = 3));
		expect(merged.timeline.scenes.map(({ id, durationMs }) => [id, durationMs])).toEqual([
			['one', 1_633],
			['three', 1_999],
		]);
		expect(codes(merged)).toContain('scene-merged');
	});

	it('leaves out inserts and chapters whose scene or sentence is gone, and puts chapters in their new order', () => {
		const insert = (at: object) => ({ mode: 'inset', visual: still, at, durationMs: 300 });
		const given = timelineSchema.parse({
			...timeline,
			inserts: [
				insert({ sceneId: 'two', sentence: 1 }),
				insert({ sceneId: 'one', sentence: 1 }),
				insert({ startMs: 5_000 }),
			],
			chapters: [
				{ sceneId: 'one', title: 'First' },
				{ sceneId: 'two', title: 'Gone' },
				{ sceneId: 'three', title: 'Last' },
			],
		});
		const document = exportOf(given);
		const [one, , , , three] = nodesIn(trackOf(document), 'children');
		trackOf(document).children = [three, one];
		const read = importOf(document);
		expect(read.timeline.scenes.map(({ id }) => id)).toEqual(['three', 'one']);
		expect(read.timeline.chapters).toEqual([
			{ sceneId: 'three', title: 'Last' },
			{ sceneId: 'one', title: 'First' },
		]);
		expect(read.timeline).toMatchObject({ inserts: [] });
		const told = read.warnings.filter(({ code }) => code === 'place-missing').map(({ message }) => message);
		expect(told).toEqual([
			'No scene has the id two, with which the chapter is to begin; the chapter was left out',
			'No scene has the id two, in which this is to be shown; the insert was left out',
			'The captions of scene one have 0 sentences; the insert was left out',
			'This is to be shown from 5000 ms on, but the scenes end at 3516 ms; the insert was left out',
		]);
	});

	it('moves captions of other languages with those that they translate, and leaves them out with them', () => {
		const said = (startMs: number, text: string) => ({ startMs, durationMs: 500, text, words: [] });
		const translations = [
			{ locale: 'es', scenes: [said(0, 'Uno'), said(1_600, 'Dos'), said(2_100, 'Dos más'), said(3_600, 'Tres')] },
			{ locale: 'ar', scenes: [said(1_600, 'اثنان')] },
		];
		const given = timelineSchema.parse({
			...timeline,
			voice: [],
			captions: { scenes: [said(0, 'One'), said(1_600, 'Two'), said(3_600, 'Three')], translations },
			outputs: [
				{ aspectRatio: '9:16', captionLocale: 'ar' },
				{ aspectRatio: '1:1', captionLocale: 'es' },
			],
		});
		expect(importOf(exportOf(given)).timeline).toEqual(given);
		const document = exportOf(given);
		const [one, two, three] = nodesIn(trackOf(document), 'children').filter((node) => isNode(node.source_range));
		trackOf(document).children = [three, one];
		const { timeline: read, warnings } = importOf(document);
		expect(read.captions?.scenes.map(({ text }) => text)).toEqual(['Three', 'One']);
		const starts = (text: string) => read.captions?.scenes.find((each) => each.text === text)?.startMs;
		const [spanish, ...others] = read.captions?.translations ?? [];
		expect(others).toEqual([]);
		expect(spanish?.scenes.map(({ text, startMs }) => [text, startMs])).toEqual([
			['Tres', starts('Three')],
			['Uno', starts('One')],
		]);
		expect(read.outputs.map(({ captionLocale }) => captionLocale)).toEqual([undefined, 'es']);
		expect(warnings).toContainEqual({
			code: 'caption-left-out',
			message: 'The captions in ar were left out: nothing that they translate is shown any more',
			field: 'document.metadata.showrunner.captions.translations',
		});
		trackOf(document).children = [one, three, two];
		const reordered = importOf(document).timeline.captions;
		const startsNow = reordered?.scenes.map(({ startMs }) => startMs) ?? [];
		expect(reordered?.scenes.map(({ text }) => text)).toEqual(['One', 'Three', 'Two']);
		expect(reordered?.translations?.[0]?.scenes.map(({ text, startMs }) => [text, startMs])).toEqual([
			...['Uno', 'Tres', 'Dos'].map((text, at) => [text, startsNow[at]]),
			['Dos más', (startsNow[2] ?? 0) + 500],
		]);
	});

	it('moves a caption with its voice', () => {
		const moved = edited((document) => (at(item(document, 0, 1), 'source_range.duration').value += 30));
		expect(moved.timeline.voice[0]?.startMs).toBe(1_033);
		expect(moved.timeline.captions?.scenes[0]?.startMs).toBe(1_033);
		const deleted = edited((document) => (trackOf(document, 1).children = []));
		expect(deleted.timeline).toMatchObject({ voice: [], captions: { scenes: [] } });
	});

	it('tells what became of sounds that are cut, moved or switched off', () => {
		const cutTail = edited((document) => (at(item(document, 1, 1), 'source_range.duration').value -= 10));
		expect([codes(cutTail), cutTail.timeline.voice]).toEqual([['sound-simplified'], timeline.voice]);
		const late = edited((document) => (at(item(document, 0, 2), 'source_range.start_time').value = 30));
		expect([codes(late), late.timeline.music]).toEqual([['sound-simplified'], timeline.music]);
		const off = edited((document) => (trackOf(document, 2).enabled = false));
		expect([codes(off), off.timeline.music]).toEqual([['track-ignored'], undefined]);
	});

	it('is read with the usual settings where its metadata is not as it must be', () => {
		const broken = edited((document) => {
			at(item(document, 0), 'metadata.showrunner').motion = { from: 1 };
			at(document, 'metadata.showrunner').loudness = 'loud';
			at(trackOf(document, 2), 'metadata.showrunner').gainDb = 900;
		});
		expect(broken.timeline.scenes[0]).not.toHaveProperty('motion');
		expect(broken.timeline).toMatchObject({ loudness: timeline.loudness, music: { gainDb: -10 } });
		expect(codes(broken)).toEqual(['metadata-ignored', 'metadata-ignored', 'metadata-ignored']);
	});

	it('may count in another rate and hold clips of the first version', () => {
		const other = edited((document) => {
			for (const node of nodesIn(trackOf(document), 'children')) toOldForm(node);
		});
		expect(other.timeline.scenes.map(({ durationMs }) => durationMs)).toEqual([1_542, 2_000, 2_000]);
		expect(other.timeline.scenes[1]?.visual).toMatchObject({ kind: 'clip', assetId: hex('d') });
		expect(codes(other)).toContain('rate-changed');
		const wished = importOf(exportOf(timeline), undefined, {
			locale: 'de',
			outputs: [{ aspectRatio: '1:1', fps: 25 }],
		});
		expect(wished.timeline).toMatchObject({ locale: 'de', outputs: [{ aspectRatio: '1:1', fps: 25 }] });
		expect(codes(wished)).toEqual(['rate-changed']);
	});
});

/** Clip.1 at 24 frames/s, without metadata. */
function toOldForm(node: OtioNode): void {
	if (node.OTIO_SCHEMA === 'Clip.2') {
		node.OTIO_SCHEMA = 'Clip.1';
		node.media_reference = at(node, 'media_references.DEFAULT_MEDIA');
		delete node.media_references;
	}
	node.metadata = {};
	const times = ['source_range.duration', 'source_range.start_time', 'in_offset', 'out_offset'];
	for (const path of times) {
		if (path.startsWith('source') !== (node.OTIO_SCHEMA === 'Clip.1')) continue;
		const time = at(node, path);
		time.value = Math.round((time.value * 24) / 30);
		time.rate = 24;
	}
}
