import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importTimelineResult, timelineSchema, type Asset, type Media, type Timeline } from '@showrunner/contract';
import { RefusedByService } from '../../../contract/client.js';
import { nodesIn, textIn, type OtioNode } from '../../../render-node/src/domain/otio/otio-node.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

const facts = { fps: null, videoCodec: null, audioCodec: null, sampleRateHz: null, channels: null };
const media: Media[] = [
	{ ...facts, kind: 'image', durationMs: null, width: 1080, height: 1920 },
	{ ...facts, kind: 'video', durationMs: 2_400, width: 1920, height: 1080 },
	{ ...facts, kind: 'audio', durationMs: 1_700, width: null, height: null, audioCodec: 'flac' },
];
const bytes = media.map(({ kind }) => Buffer.from(kind));
const ids = bytes.map((each) => createHash('sha256').update(each).digest('hex'));
const [picture = '', clip = '', sound = ''] = ids;
const unknown = 'f'.repeat(64);

const timeline: Timeline = timelineSchema.parse({
	version: 1,
	locale: 'en',
	scenes: [
		{ id: 'one', durationMs: 2_100, visual: { kind: 'still', assetIds: { '9:16': picture } } },
		{ id: 'two', durationMs: 3_100, visual: { kind: 'clip', assetId: clip } },
	],
	voice: [{ assetId: sound, startMs: 300 }],
	outputs: [{ aspectRatio: '9:16' }],
});

let kit: ServiceKit;
const found = [...media];
beforeAll(async () => {
	kit = await startServiceKit({ engines: { probeMedia: async () => found.shift() ?? null } });
	for (const each of bytes) await upload(each);
});
afterAll(async () => kit.stop());

async function upload(each: Uint8Array): Promise<Asset> {
	const response = await kit.fetch('/v1/assets?name=a.bin', { method: 'POST', body: each });
	return (await response.json()) as Asset;
}

/** Every address of media in a document. */
function linksIn(node: unknown): string[] {
	if (typeof node !== 'object' || node === null) return [];
	const own = textIn(node as OtioNode, 'target_url');
	return [...(own ? [own] : []), ...Object.values(node).flatMap(linksIn)];
}

async function refused(call: Promise<unknown>) {
	const error: unknown = await call.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	return error instanceof RefusedByService ? error.problem : undefined;
}

describe('a timeline', () => {
	it('goes out with links that open without a login for as long as was asked, and comes back the same', async () => {
		const before = Date.now();
		const body = { timeline, linksExpireInMs: 600_000 };
		const { document, linksExpireAt, warnings } = await kit.client.call('exportTimeline', { body });
		expect(Date.parse(linksExpireAt)).toBeGreaterThanOrEqual(before + 600_000);
		expect(warnings.map(({ code, field }) => [code, field])).toEqual([['clip-repeats', 'timeline.scenes[1].visual']]);
		const links = linksIn(document);
		expect(links).toHaveLength(3);
		for (const [index, link] of links.entries()) {
			expect(link).toContain(`expires=${Date.parse(linksExpireAt)}`);
			const response = await fetch(link);
			expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes[index]);
			expect((await fetch(link.replace('signature=', 'signature=x'))).status).toBe(401);
		}
		const back = await kit.client.call('importTimeline', { body: { document } });
		expect(importTimelineResult.parse(back)).toEqual({ timeline, warnings: [] });
	});

	it('is not written with assets that are not there or too short for it', async () => {
		const [first] = timeline.scenes;
		const without = { ...timeline, voice: [{ assetId: unknown, startMs: 0 }] };
		const lost = await refused(kit.client.call('exportTimeline', { body: { timeline: without } }));
		expect(lost).toMatchObject({ status: 404, type: 'asset-not-found', field: 'timeline.voice[0].assetId' });
		const late = { ...timeline, scenes: first ? [{ ...first, durationMs: 500 }] : [] };
		const long = await refused(kit.client.call('exportTimeline', { body: { timeline: late } }));
		expect(long).toMatchObject({ status: 422, type: 'voice-beyond-end' });
	});

	it('is read without media that is gone, and refused where it is none', async () => {
		const { document } = await kit.client.call('exportTimeline', { body: { timeline } });
		const gone = JSON.parse(JSON.stringify(document).replaceAll(picture, unknown)) as OtioNode;
		const { timeline: read, warnings } = await kit.client.call('importTimeline', { body: { document: gone } });
		expect(warnings.map(({ code }) => code)).toEqual(['media-missing']);
		expect(read.scenes[0]).toMatchObject({ durationMs: 2_100, visual: { kind: 'colour' } });
		const clipAlone = nodesIn(document.tracks as OtioNode, 'children')[0] ?? {};
		const none = await refused(kit.client.call('importTimeline', { body: { document: clipAlone } }));
		expect(none).toMatchObject({ status: 422, type: 'otio-not-a-timeline', field: 'document' });
	});

	it('is refused where its document is larger than a request may be', async () => {
		const body = JSON.stringify({ document: { OTIO_SCHEMA: 'Timeline.1', name: 'x'.repeat(9_000_000) } });
		const response = await kit.fetch('/v1/timelines/import', { method: 'POST', body });
		expect(response.status).toBe(413);
		expect((await kit.fetch('/v1/timelines/import', { method: 'POST', body: '{}' })).status).toBe(422);
	});
});
