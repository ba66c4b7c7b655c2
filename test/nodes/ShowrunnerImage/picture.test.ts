import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { openAiResponses } from '../../fakes/vendors/openai-responses';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { runNode } from '../../kits/run-node';
import { temporaryFolder } from '../../kits/temporary-folder';
import { madeUpWriter } from '../../kits/vendors/made-up-writer';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'sk-canary-eyes-52c0b7';
const folder = temporaryFolder('picture-node');
const scene = (id: string) => ({ id, narration: `Narration ${id}.`, visualPrompt: `Picture ${id}`, mood: 'calm' });
const story = { title: 'The lamp', locale: 'en', scenes: ['a', 'b'].map(scene) };
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

let best = 2;
let altTexts: object[] = [];
const write = madeUpWriter({
	'description objects': () => ({
		...{ description: 'A grey test card.', objects: ['bars'], colours: ['#808080'], text: '' },
		altTexts,
	}),
	'best reasons': () => ({ best, reasons: ['It is sharp'] }),
	scenes: () => ({
		scenes: [
			{ id: 'a', score: 0.9, reason: 'Fits' },
			{ id: 'b', score: 0.2, reason: 'Shows another place' },
		],
	}),
});

describe('pictures that a model looks at, on the service itself', () => {
	let service: NodeService;
	let openAi: VendorFake;
	const upload = async (name: string, mediaType: string, ...args: string[]) => {
		const file = path.join(folder.path, name);
		execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', ...args, file]);
		const { baseUrl, apiKey } = service.credentials;
		const answer = await fetch(`${baseUrl}/v1/assets?name=${name}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${apiKey}`, 'content-type': mediaType },
			body: new Uint8Array(readFileSync(file)),
		});
		return ((await answer.json()) as { id: string }).id;
	};
	beforeAll(async () => {
		service = await openNodeService('picture', {}, realJobs);
		openAi = await startVendorFake(openAiResponses({ secret, write }));
	});
	afterAll(async () => {
		await openAi.stop();
		await service.close();
		folder.remove();
	});
	beforeEach(() => {
		openAi.seen.length = 0;
		altTexts = [
			{ locale: 'en', text: 'A test card' },
			{ locale: 'ar', text: 'بطاقة اختبار' },
		];
		best = 2;
	});
	const run = async (operation: string, parameters: IDataObject, json: IDataObject = {}) => {
		const credentials = {
			showrunnerApi: service.credentials,
			showrunnerOpenAiApi: { apiKey: secret, baseUrl: openAi.baseUrl },
		};
		const wanted = {
			node: 'Image',
			resource: 'picture',
			operation,
			parameters: { providers: ['openAi'], ...parameters },
			json,
		};
		const ended = await runNode(credentials, wanted);
		expect(JSON.stringify([ended.json, ended.error])).not.toContain(secret);
		return ended;
	};
	/** Sizes in bytes of the pictures that the vendor was shown. */
	const shown = () =>
		openAi.seen.flatMap((seen) =>
			[...JSON.stringify(seen.json()).matchAll(/data:image\/\w+;base64,([\w+/=]+)/g)].map(([, data = '']) =>
				Buffer.from(data, 'base64'),
			),
		);

	it('are described in each language, made small before they are sent', async () => {
		const assetId = await upload('card.png', 'image/png', '-i', 'testsrc2=s=2400x1600:d=1', '-frames:v', '1');
		const { json, error } = await run('describe', { assetId: locator(assetId), locales: 'en, ar' });
		expect(error).toBeUndefined();
		expect(json.pictureDescription).toMatchObject({ provider: 'openAi', assetId, objects: ['bars'], altTexts });
		const [sent] = shown();
		const probe = execFileSync(
			'ffprobe',
			['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', '-'],
			{ input: sent },
		);
		expect(probe.toString().trim()).toBe('1024,682');
		const paid = openAi.paid();
		const again = await run('describe', { assetId: locator(assetId), locales: 'en, ar' });
		expect(openAi.paid()).toBe(paid);
		expect(again.json.costs).toEqual([
			expect.objectContaining({ step: 'pictureDescription', costMicros: 0, reused: 1 }),
		]);
	});

	it('are refused where a language is none, before anything is paid', async () => {
		const { error } = await run('describe', { assetId: locator('a'.repeat(64)), locales: 'not a tag!' });
		expect(error?.message).toContain("'Locales'");
		expect(openAi.seen).toEqual([]);
	});

	it('are chosen out of a video, and become the background of its thumbnail', async () => {
		const assetId = await upload('clip.mp4', 'video/mp4', '-i', 'testsrc2=s=320x240:d=4:r=10', '-pix_fmt', 'yuv420p');
		const { json, error } = await run('pickBestFrame', { assetId: locator(assetId), frames: 3 }, { story });
		expect(error).toBeUndefined();
		const { candidates, ...chosen } = json.bestFrame as IDataObject & {
			candidates: { assetId: string; atMs: number }[];
		};
		expect(candidates).toHaveLength(3);
		expect(chosen).toMatchObject({ assetId: candidates[1]?.assetId, reasons: ['It is sharp'] });
		expect(shown()).toHaveLength(3);
		const composed = await runNode(service.credentials, {
			node: 'Image',
			resource: 'thumbnail',
			operation: 'compose',
			json,
		});
		expect(composed.error).toBeUndefined();
		best = 9;
		const wrong = await run('pickBestFrame', { assetId: locator(assetId), frames: 2 }, { story });
		expect(wrong.error?.message).toContain('OpenAI');
	});

	it('are compared with what is told, and those that do not fit are named', async () => {
		const images = [
			{ sceneId: 'a', assetId: await upload('a.png', 'image/png', '-i', 'color=red:s=300x300:d=1', '-frames:v', '1') },
			{ sceneId: 'b', assetId: await upload('b.png', 'image/png', '-i', 'color=blue:s=300x300:d=1', '-frames:v', '1') },
		];
		const { json, error } = await run('checkMatch', {}, { story, visuals: { images } });
		expect(error).toBeUndefined();
		expect(json.match).toMatchObject({
			redo: { scenes: ['b'], reasons: { b: ['Shows another place'] } },
			withoutPicture: [],
		});
		expect(shown()).toHaveLength(2);
	});
});
