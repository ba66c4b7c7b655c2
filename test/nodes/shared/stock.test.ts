import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { startFileHost, type FileHost } from '../../fakes/vendors/file-host';
import { pexels, type Library } from '../../fakes/vendors/pexels';
import { pixabay } from '../../fakes/vendors/pixabay';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { makeClip } from '../../kits/made-media';
import { runNode } from '../../kits/run-node';
import { temporaryFolder } from '../../kits/temporary-folder';
import { stillOf } from '../../kits/vendors/still-of';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const keys = { pexels: 'pexels-canary-90aa17', pixabay: 'pixabay-canary-6d21' };
const scene = (id: string, visualPrompt: string) => ({ id, narration: `Narration ${id}.`, visualPrompt, mood: 'calm' });
const story = {
	title: 'T',
	locale: 'de',
	scenes: [scene('one', 'A lighthouse at dusk, lit'), scene('two', 'A harbour')],
};
type Found = { sceneId: string; assetId: string; sourceId: string; creditLine: string; originalAssetId?: string };
type Visuals = {
	clips: Found[];
	images: Found[];
	provider?: string;
	attempts: IDataObject[];
	warnings: IDataObject[];
} & IDataObject;

describe('stock, on the service itself', () => {
	const libraries: Record<'pexels' | 'pixabay', Library> = { pexels: {}, pixabay: {} };
	const folder = temporaryFolder('stock');
	let service: NodeService;
	let client: ContractClient;
	let host: FileHost;
	let first: VendorFake;
	let second: VendorFake;
	let clip = '';
	let photo = '';

	beforeAll(async () => {
		const file = await makeClip(path.join(folder.path, 'clip.mp4'), 'testsrc2=s=216x384:d=1:r=10');
		const still = await stillOf({ width: 400, height: 600 });
		const mp4 = { bytes: new Uint8Array(readFileSync(file)), mediaType: 'video/mp4' };
		host = await startFileHost({ 'clip.mp4': mp4, 'photo.png': { bytes: still, mediaType: 'image/png' } });
		clip = host.urlOf('clip.mp4');
		photo = host.urlOf('photo.png');
		[service, first, second] = await Promise.all([
			openNodeService('stock', { SHOWRUNNER_IMPORT_HOSTS: '127.0.0.1' }, realJobs),
			startVendorFake(pexels({ secret: keys.pexels, library: libraries.pexels })),
			startVendorFake(pixabay({ secret: keys.pixabay, library: libraries.pixabay })),
		]);
		const { baseUrl, apiKey } = service.credentials;
		client = createContractClient(
			baseUrl,
			async (url, { headers, ...init }) =>
				await fetch(url, { ...init, headers: { ...headers, authorization: `Bearer ${apiKey}` } }),
		);
	});
	afterAll(async () => {
		await Promise.all([service.close(), host.stop(), first.stop(), second.stop()]);
		folder.remove();
	});
	beforeEach(() => {
		first.mode = 'ok';
		first.seen.length = 0;
		second.seen.length = 0;
		const entries = [1, 2, 3].map((id) => ({ id, url: clip, width: 1_080, height: 1_920, seconds: 8 }));
		Object.assign(libraries.pexels, { videos: entries, photos: [{ id: 1, url: photo, width: 400, height: 600 }] });
		Object.assign(libraries.pixabay, { videos: entries, photos: [{ id: 1, url: photo, width: 400, height: 600 }] });
	});

	const run = async (node: 'Image' | 'Video', parameters: IDataObject, json: IDataObject) => {
		const credentials = {
			showrunnerApi: service.credentials,
			showrunnerPexelsApi: { apiKey: keys.pexels, baseUrl: first.baseUrl },
			showrunnerPixabayApi: { apiKey: keys.pixabay, baseUrl: second.baseUrl },
		};
		const verb =
			node === 'Image'
				? { resource: 'stockPhoto', operation: 'search' }
				: { resource: 'clip', operation: 'searchStock' };
		const result = await runNode(credentials, { node, ...verb, parameters, json });
		for (const key of Object.values(keys))
			expect(JSON.stringify([result.json, result.error?.message])).not.toContain(key);
		return { ...result, visuals: result.json.visuals as Visuals };
	};
	const produce = async (key: string, channel?: string) => {
		const body = { title: key, locale: 'de', ...(channel && { channel }) };
		return await client.call('startProduction', { body, idempotencyKey: key });
	};
	const sources = ({ clips }: Visuals) => clips.map(({ sceneId, sourceId }) => [sceneId, sourceId]);

	it('comes as clips that an assembly takes, each once, with its right and its credit line', async () => {
		const { visuals, error, json } = await run('Video', {}, { story, keep: 1 });
		expect(error).toBeUndefined();
		expect(sources(visuals)).toEqual([
			['one', 'pexels:video:1'],
			['two', 'pexels:video:2'],
		]);
		expect(visuals.clips[0]).toMatchObject({ aspectRatio: '9:16', provider: 'pexels' });
		expect(first.seen.map(({ query }) => query.get('query'))).toEqual(['A lighthouse at dusk', 'A harbour']);
		expect(json).toMatchObject({ keep: 1, costs: [{ provider: 'pexels', costMicros: 0, pieces: 2 }] });
		const { evidence } = await client.call('getAsset', { params: { assetId: visuals.clips[1]?.assetId ?? '' } });
		expect(evidence.at(-1)).toMatchObject({
			...{ sourceKind: 'stock', licence: 'Pexels License', author: 'Ada Lens', commercialUse: 'allowed' },
			...{ sourceUrl: 'https://www.pexels.com/video/2/', creditRequired: true, aiGenerated: false },
			creditLine: 'Video by Ada Lens on Pexels: https://www.pexels.com/video/2/',
		});
		expect(JSON.stringify(visuals.clipJob)).toContain('credit-due');
	});

	it('asks a library the same only once a day', async () => {
		await run('Video', {}, { story });
		expect(first.seen).toHaveLength(0);
	});

	it('takes nothing that the last videos of the channel showed, but again what a try before took', async () => {
		const monday = await run('Video', {}, { story, production: await produce('monday', 'Sea') });
		expect(sources(monday.visuals)).toEqual([
			['one', 'pexels:video:1'],
			['two', 'pexels:video:2'],
		]);
		const again = await run('Video', {}, { story, production: await produce('monday', 'Sea') });
		expect(sources(again.visuals)).toEqual(sources(monday.visuals));
		const tuesday = await produce('tuesday', 'Sea');
		const next = await run('Video', { providers: ['pexels', 'pixabay'] }, { story, production: tuesday });
		expect(sources(next.visuals)).toEqual([
			['one', 'pexels:video:3'],
			['two', 'pixabay:video:1'],
		]);
		const elsewhere = await run('Video', {}, { story, production: await produce('elsewhere', 'Land') });
		expect(sources(elsewhere.visuals)).toEqual(sources(monday.visuals));
		const options = { lastProductions: 0 };
		const free = await run('Video', { options }, { story, production: await produce('wednesday', 'Sea') });
		expect(sources(free.visuals)).toEqual(sources(monday.visuals));
	});

	it('takes again the photo and the clip of a scene, neither for the other', async () => {
		const photos = [1, 2, 3].map((id) => ({ id, url: photo, width: 400, height: 600 }));
		Object.assign(libraries.pexels, { photos });
		const searched = async () => {
			const production = await produce('both', 'Pier');
			const clips = await run('Video', {}, { story, production });
			const pictures = await run('Image', { providers: ['pexels'] }, { story, production });
			const taken = pictures.visuals.images.map(({ sceneId, sourceId }) => [sceneId, sourceId]);
			return { clips: sources(clips.visuals), pictures: taken };
		};
		const before = await searched();
		expect(before.pictures.map(([, sourceId]) => sourceId)).toContain('pexels:photo:2');
		expect(await searched()).toEqual(before);
	});

	it('goes to the next library where one cannot be asked, and asks that one only once', async () => {
		first.mode = 'rate-limited';
		const words = { ...story, scenes: [scene('one', 'A dune'), scene('two', 'A camel')] };
		const { visuals } = await run('Video', { providers: ['pexels', 'pixabay'] }, { story: words });
		expect(sources(visuals)).toEqual([
			['one', 'pixabay:video:1'],
			['two', 'pixabay:video:2'],
		]);
		expect(first.seen).toHaveLength(1);
		expect(visuals.clipJob).toMatchObject({ attempts: [{ provider: 'pexels', kind: 'rate-limited' }] });
	});

	it('prefers long clips, leaves a scene without a hit to a warning, and stops where none has one', async () => {
		const short = { id: 4, url: clip, width: 1_080, height: 1_920, seconds: 2 };
		Object.assign(libraries.pexels, { videos: [short] });
		const words = { ...story, scenes: [scene('one', 'A fox'), scene('two', 'A hare')] };
		const { visuals, error } = await run('Video', {}, { story: words });
		expect(error).toBeUndefined();
		expect(sources(visuals)).toEqual([['one', 'pexels:video:4']]);
		const codes = (visuals.clipJob as { warnings: { code: string }[] }).warnings.map(({ code }) => code);
		expect(codes).toEqual(['option-adjusted', 'credit-due', 'scene-failed']);
		Object.assign(libraries.pexels, { videos: [] });
		const none = await run('Video', { source: 'query', query: 'unicorn' }, {});
		expect(none.error?.message).toContain("Pexels has nothing for 'unicorn'");
	});

	it('comes as photos cut to each format', async () => {
		const parameters = { source: 'query', query: 'pier', providers: ['pixabay'], aspectRatios: ['9:16', '1:1'] };
		const { visuals, error } = await run('Image', parameters, {});
		expect(error).toBeUndefined();
		expect(visuals.images).toMatchObject([
			{ sceneId: 'photo-1', aspectRatio: '9:16', width: 1_080, height: 1_920, sourceId: 'pixabay:photo:1' },
			{ sceneId: 'photo-1', aspectRatio: '1:1', width: 1_080, height: 1_080, sourceId: 'pixabay:photo:1' },
		]);
		const { evidence } = await client.call('getAsset', {
			params: { assetId: visuals.images[0]?.originalAssetId ?? '' },
		});
		expect(evidence.at(-1)).toMatchObject({ licence: 'Pixabay Content License', author: 'Bo' });
		const cut = await client.call('getAsset', { params: { assetId: visuals.images[0]?.assetId ?? '' } });
		expect(cut.media).toMatchObject({ width: 1_080, height: 1_920 });
	});
});
