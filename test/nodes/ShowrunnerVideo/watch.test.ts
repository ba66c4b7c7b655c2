import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { geminiWithFiles } from '../../fakes/vendors/gemini-files';
import { openAiResponses } from '../../fakes/vendors/openai-responses';
import type { AskedText } from '../../fakes/vendors/text-wire';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { runNode } from '../../kits/run-node';
import { temporaryFolder } from '../../kits/temporary-folder';
import { madeUpWriter } from '../../kits/vendors/made-up-writer';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secrets = { gemini: 'AIza-canary-watch-77ab', openAi: 'sk-canary-watch-10cd' };
const folder = temporaryFolder('watch-node');
const scene = (id: string) => ({ id, narration: `Narration ${id}.`, visualPrompt: `Picture ${id}`, mood: 'calm' });
const story = { title: 'The lamp', locale: 'en', scenes: ['a', 'b'].map(scene) };
const locator = (value: string) => ({ __rl: true, mode: 'id', value });

/** More than goes inside a request. */
const tooMuch = 13 * 1024 * 1024;
/** A box of an MP4 file that players pass over. */
function freeBox(sizeBytes: number): Buffer {
	const box = Buffer.alloc(sizeBytes);
	box.writeUInt32BE(sizeBytes);
	box.write('free', 4);
	return box;
}

let shots: object[] = [];
let systems: string[] = [];
const asWriter = madeUpWriter({
	'description shots': () => ({
		...{ description: 'A test card moves.', objects: ['bars'], text: '', sound: 'A hum', shots },
		summaries: [{ locale: 'en', text: 'A card' }],
	}),
	scenes: () => ({
		scenes: [
			{ id: 'a', score: 0.9, reason: 'Fits', isSeen: true, startSeconds: 0, endSeconds: 1 },
			{ id: 'b', score: 0.1, reason: 'Is missing', isSeen: false, startSeconds: 0, endSeconds: 0 },
		],
	}),
});
const write = (asked: AskedText) => {
	systems.push(asked.system);
	return asWriter(asked);
};

describe('videos that a model watches, on the service itself', () => {
	let service: NodeService;
	let gemini: VendorFake;
	let openAi: VendorFake;
	let becomes: 'ACTIVE' | 'FAILED' = 'ACTIVE';
	const played = geminiWithFiles({ secret: secrets.gemini, write, becomes: () => becomes });
	const upload = async (name: string, colour: string, { padding = 0 } = {}) => {
		const file = path.join(folder.path, name);
		const source = ['-f', 'lavfi', '-i', `testsrc2=s=320x240:d=4:r=10,hue=h=${colour}`, '-pix_fmt', 'yuv420p'];
		execFileSync('ffmpeg', ['-v', 'error', '-y', ...source, file]);
		if (padding > 0) appendFileSync(file, freeBox(padding));
		const { baseUrl, apiKey } = service.credentials;
		const answer = await fetch(`${baseUrl}/v1/assets?name=${name}`, {
			method: 'POST',
			headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'video/mp4' },
			body: new Uint8Array(readFileSync(file)),
		});
		return ((await answer.json()) as { id: string }).id;
	};
	let small = '';
	let large = '';
	beforeAll(async () => {
		service = await openNodeService('watch', {}, realJobs);
		gemini = await startVendorFake(played.protocol);
		openAi = await startVendorFake(openAiResponses({ secret: secrets.openAi, write }));
		small = await upload('small.mp4', '0');
		large = await upload('large.mp4', '60', { padding: tooMuch });
	});
	afterAll(async () => {
		await Promise.all([gemini, openAi].map(async (fake) => await fake.stop()));
		await service.close();
		folder.remove();
	});
	beforeEach(() => {
		[gemini, openAi].forEach((fake) => {
			fake.seen.length = 0;
			fake.mode = 'ok';
		});
		shots = [{ startSeconds: 0, endSeconds: 1.5, shows: 'Bars' }];
		systems = [];
		becomes = 'ACTIVE';
	});
	const run = async (operation: string, parameters: IDataObject, json: IDataObject = {}) => {
		const credentials = {
			showrunnerApi: service.credentials,
			showrunnerGeminiApi: { apiKey: secrets.gemini, baseUrl: gemini.baseUrl },
			showrunnerOpenAiApi: { apiKey: secrets.openAi, baseUrl: openAi.baseUrl },
		};
		const wanted = {
			node: 'Video',
			resource: 'video',
			operation,
			parameters: { providers: ['gemini'], ...parameters },
		};
		const ended = await runNode(credentials, { ...wanted, json });
		for (const secret of Object.values(secrets))
			expect(JSON.stringify([ended.json, ended.error])).not.toContain(secret);
		return ended;
	};
	const asks = (fake: VendorFake) => fake.seen.filter((seen) => /generateContent|responses/.test(seen.path));
	const begun = () => gemini.seen.filter((seen) => seen.headers['x-goog-upload-command'] === 'start');

	it('go inside the request where they are small, and are paid for once', async () => {
		const parameters = { assetId: locator(small), locales: 'en', options: { fromSeconds: 1, framesPerSecond: 2 } };
		shots = [{ startSeconds: 0.5, endSeconds: 9, shows: 'Bars' }];
		const wrong = await run('describe', parameters);
		expect(wrong.error?.message).toContain('outside of what you are shown, 1 to 4');
		shots = [{ startSeconds: 1, endSeconds: 4.5, shows: 'Bars' }];
		const { json, error } = await run('describe', parameters);
		expect(error).toBeUndefined();
		expect(json.videoDescription).toMatchObject({
			...{
				provider: 'gemini',
				assetId: small,
				seenAs: 'video',
				sound: 'A hum',
				warnings: [],
				fromMs: 1_000,
				toMs: 4_000,
			},
			shots: [{ startMs: 1_000, endMs: 4_000, shows: 'Bars' }],
		});
		const [first] = (asks(gemini)[0]?.json() as { contents: { parts: IDataObject[] }[] }).contents;
		expect(first?.parts[0]).toMatchObject({
			inlineData: { mimeType: 'video/mp4' },
			videoMetadata: { startOffset: '1s', fps: 2 },
		});
		expect(begun()).toHaveLength(0);
		const before = asks(gemini).length;
		const again = await run('describe', parameters);
		expect(asks(gemini)).toHaveLength(before);
		expect(again.json.costs).toEqual([expect.objectContaining({ step: 'videoDescription', costMicros: 0, reused: 1 })]);
	});

	it('are uploaded once where they are large, whatever is asked of them, and again when they are gone', async () => {
		const described = await run('describe', { assetId: locator(large), locales: 'en' });
		expect(described.error).toBeUndefined();
		const [file] = played.files.values();
		expect(file?.bytes.length).toBeGreaterThan(12 * 1024 * 1024);
		expect(file?.bytes.equals(readFileSync(path.join(folder.path, 'large.mp4')))).toBe(true);
		const { json } = await run('checkMatch', { assetId: locator(large) }, { story });
		expect(begun()).toHaveLength(1);
		expect(json.match).toMatchObject({
			...{ provider: 'gemini', seenAs: 'video', withoutPicture: ['b'] },
			scenes: [
				{ id: 'a', score: 0.9, startMs: 0, endMs: 1_000 },
				{ id: 'b', score: 0.1 },
			],
			redo: { scenes: ['b'], reasons: { b: ['Is missing'] } },
		});
		played.files.clear();
		const later = await run('describe', { assetId: locator(large), locales: 'en', options: { framesPerSecond: 3 } });
		expect(later.error).toBeUndefined();
		expect(begun()).toHaveLength(2);
		expect(played.files.size).toBe(1);
		const options = { framesPerSecond: 4, deleteUpload: true };
		await run('describe', { assetId: locator(large), locales: 'en', options });
		expect(begun()).toHaveLength(2);
		expect(played.files.size).toBe(0);
	});

	it('are shown as stills to who watches none, with a warning, and nothing is told of their sound', async () => {
		const options = { stills: 3, fromSeconds: 2 };
		shots = [{ startSeconds: 2, endSeconds: 3, shows: 'Bars' }];
		const parameters = { assetId: locator(small), locales: 'en', providers: ['openAi'], options };
		const { json, error } = await run('describe', parameters);
		expect(error).toBeUndefined();
		expect(json.videoDescription).toMatchObject({
			...{ provider: 'openAi', seenAs: 'stills', sound: '' },
			warnings: [{ code: 'video-by-stills', message: expect.stringContaining('OpenAI watches no videos') }],
		});
		expect(JSON.stringify(asks(openAi)[0]?.json()).match(/data:image\/jpeg/g)).toHaveLength(3);
		const times = [...(systems.at(-1) ?? '').matchAll(/at second ([\d.]+)/g)].map(([, at]) => Number(at));
		expect(times).toHaveLength(3);
		expect(Math.min(...times)).toBeGreaterThanOrEqual(2);
	});

	it('that the first vendor cannot read are shown to the next as stills, and nothing is booked for the first', async () => {
		becomes = 'FAILED';
		const film = await upload('broken.mp4', '120', { padding: tooMuch });
		const parameters = { assetId: locator(film), locales: 'en', providers: ['gemini', 'openAi'] };
		const { json, error } = await run('describe', parameters);
		expect(error).toBeUndefined();
		expect(json.videoDescription).toMatchObject({
			...{ provider: 'openAi', seenAs: 'stills' },
			attempts: [{ provider: 'gemini', kind: 'configuration-invalid', message: expect.stringContaining('no frames') }],
		});
		expect(json.costs).toHaveLength(1);
		expect(asks(gemini)).toHaveLength(0);
	});

	it('are refused where the part is empty, before anything is paid', async () => {
		const { error } = await run('describe', { assetId: locator(small), locales: 'en', options: { fromSeconds: 4 } });
		expect(error?.message).toContain('The part is empty');
		expect(gemini.seen).toEqual([]);
	});
});
