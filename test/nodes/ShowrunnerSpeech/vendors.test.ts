import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { createContractClient, type ContractClient } from '../../../contract/client';
import { openAiSpeechModels, openAiVoices } from '../../../providers/speech/open-ai-models';
import { audioSpeech } from '../../fakes/vendors/audio-speech';
import { azureSpeechFake } from '../../fakes/vendors/azure-speech';
import { elevenLabsSpeechFake } from '../../fakes/vendors/eleven-labs-speech';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { itemsOf, openEngine } from '../../kits/engine';
import { runNode } from '../../kits/run-node';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'speech-canary-5a70e1';
const scenes = [
	{ id: 'one', narration: 'The keeper climbs the old tower.' },
	{ id: 'two', narration: 'Then the great lamp turns.' },
];
const storyOf = (narrated: { id: string; narration: string }[]) => ({ title: 'T', locale: 'en', scenes: narrated });
type Word = { text: string; startMs: number; endMs: number; source: string };
type Speech = {
	provider: string;
	model?: string;
	voice: { id: string; provider: string };
	attempts: IDataObject[];
	warnings: IDataObject[];
	durationMs: number;
	scenes: { id: string; assetId: string | null; durationMs: number; words: Word[] }[];
};

describe('speech of vendors, on the service itself', () => {
	let service: NodeService;
	let client: ContractClient;
	let elevenLabs: VendorFake;
	let azure: VendorFake;
	let openAi: VendorFake;
	beforeAll(async () => {
		const models = openAiSpeechModels.map(({ id }) => id);
		const speak = async (text: string, format: 'mp3' | 'wav' | 'ogg') => (await spokenSound(text, format)).bytes;
		[service, elevenLabs, azure, openAi] = await Promise.all([
			openNodeService('speech-vendors', {}, realJobs),
			startVendorFake(elevenLabsSpeechFake(secret, async (text) => await spokenSound(text, 'mp3'))),
			startVendorFake(azureSpeechFake(secret, async (text) => await speak(text, 'mp3'))),
			startVendorFake(audioSpeech({ secret, speak, models, voices: [...openAiVoices] })),
		]);
		const { baseUrl, apiKey } = service.credentials;
		client = createContractClient(
			baseUrl,
			async (url, { headers, ...init }) =>
				await fetch(url, { ...init, headers: { ...headers, authorization: `Bearer ${apiKey}` } }),
		);
	});
	afterAll(async () => {
		await Promise.all([elevenLabs, azure, openAi].map(async (fake) => await fake.stop()));
		await service.close();
	});
	beforeEach(() => {
		for (const fake of [elevenLabs, azure, openAi]) {
			fake.mode = 'ok';
			fake.seen.length = 0;
		}
	});

	const credentialsOf = () => {
		const at = (fake: VendorFake) => ({ apiKey: secret, baseUrl: fake.baseUrl });
		return {
			...{ showrunnerApi: service.credentials, showrunnerElevenLabsApi: at(elevenLabs) },
			...{ showrunnerAzureSpeechApi: at(azure), showrunnerOpenAiApi: at(openAi) },
		};
	};
	const speaking = async (providers: string[], parameters: IDataObject = {}, json: IDataObject = {}) => {
		const result = await runNode(credentialsOf(), {
			...{ node: 'Speech', resource: 'speech', operation: 'generate' },
			parameters: { providers, ...parameters },
			json: { story: storyOf(scenes), ...json },
		});
		expect(JSON.stringify([result.json, result.error])).not.toContain(secret);
		return { ...result, speech: result.json.speech as Speech, costs: result.json.costs as IDataObject[] };
	};
	const byId = (value: string) => ({ voice: { __rl: true, mode: 'id', value } });
	const ordered = ({ words, durationMs }: Speech['scenes'][number]) =>
		words.every(({ startMs, endMs }, at) => startMs >= (words[at - 1]?.startMs ?? 0) && endMs <= durationMs);

	it('takes the times that ElevenLabs tells, and tells what it cost', async () => {
		const { speech, costs, error } = await speaking(['elevenLabs']);
		expect(error).toBeUndefined();
		expect(speech).toMatchObject({
			...{ provider: 'elevenLabs', model: 'eleven_multilingual_v2', attempts: [], warnings: [] },
			voice: { id: 'elevenLabs:rachel', provider: 'elevenLabs' },
		});
		expect(speech.scenes.map(({ words }) => words.map(({ text }) => text).join(' '))).toEqual(
			scenes.map(({ narration }) => narration),
		);
		expect(speech.scenes.flatMap(({ words }) => words.map(({ source }) => source))).toEqual(
			Array.from({ length: 11 }, () => 'provider'),
		);
		expect(speech.scenes.every(ordered)).toBe(true);
		const characters = scenes.reduce((sum, { narration }) => sum + narration.length, 0);
		expect(costs).toEqual([
			{
				...{ step: 'speech', provider: 'elevenLabs', model: 'eleven_multilingual_v2', currency: 'USD' },
				...{ priceMicros: characters * 100, costMicros: characters * 100, pieces: 2, reused: 0 },
			},
		]);
	});

	it('keeps a scene as local speech has it, made from what was bought, with where it is from', async () => {
		const { speech } = await speaking(['elevenLabs']);
		const spoken = await client.call('getAsset', { params: { assetId: speech.scenes[0]?.assetId ?? '' } });
		expect(spoken.mediaType).toBe('audio/wav');
		expect(Math.abs((spoken.media?.durationMs ?? 0) - (speech.scenes[0]?.durationMs ?? 0))).toBeLessThan(60);
		const evidenceOf = async (assetId: string) => {
			const { items } = await client.call('getAssetEvidence', { params: { assetId } });
			return items.map(({ evidence }) => evidence);
		};
		const [parts = []] = (await evidenceOf(spoken.id)).map((evidence) => evidence?.madeFrom);
		expect(parts).toHaveLength(1);
		expect(await evidenceOf(parts[0] ?? '')).toContainEqual(
			expect.objectContaining({
				...{ sourceKind: 'generated', provider: 'ElevenLabs', model: 'eleven_multilingual_v2', aiGenerated: true },
				...{ prompt: scenes[0]?.narration, commercialUse: 'conditional' },
			}),
		);
	});

	it('looks for the words in the sound of a vendor that tells no times', async () => {
		const { speech, costs, error } = await speaking(['azureSpeech']);
		expect(error).toBeUndefined();
		expect(speech.voice).toEqual({ id: 'azureSpeech:en-GB-SoniaNeural', provider: 'azureSpeech' });
		const words = speech.scenes.flatMap((scene) => scene.words);
		expect(words.map(({ text }) => text)).toEqual(scenes.flatMap(({ narration }) => narration.split(' ')));
		expect(words.map(({ source }) => source)).not.toContain('provider');
		expect(speech.scenes.every(ordered)).toBe(true);
		expect(words.every(({ startMs, endMs }) => endMs > startMs)).toBe(true);
		expect(costs).toMatchObject([{ provider: 'azureSpeech', model: 'neural', pieces: 2 }]);
	});

	it('pays once, and buys anew only the scene that was changed', async () => {
		const before = elevenLabs.paid();
		const seed = { options: { seed: 11 } };
		const first = await speaking(['elevenLabs'], seed);
		const again = await speaking(['elevenLabs'], seed);
		expect(again.speech.scenes).toEqual(first.speech.scenes);
		expect(again.costs).toMatchObject([{ costMicros: 0, pieces: 2, reused: 2 }]);
		expect(elevenLabs.paid() - before).toBe(2);
		// The sentence in front stays as it was, and so does the scene behind it.
		const changed = [{ id: 'one', narration: `Wait. ${scenes[0]?.narration}` }, ...scenes.slice(1)];
		const third = await speaking(['elevenLabs'], seed, { story: storyOf(changed) });
		expect(third.costs).toMatchObject([{ pieces: 2, reused: 1 }]);
		expect(elevenLabs.paid() - before).toBe(3);
		const anew = await speaking(['elevenLabs'], { options: { seed: 11, reuse: false } });
		expect(anew.costs).toMatchObject([{ pieces: 2, reused: 0 }]);
	});

	it('goes on to the next one, and to the local voice in the end, and says why', async () => {
		elevenLabs.mode = 'no-credit';
		azure.mode = 'unauthorised';
		const wishes = { ...byId('elevenLabs:clone'), options: { stability: 0.2 } };
		const { speech, costs, error } = await speaking(['elevenLabs', 'azureSpeech', 'renderNode'], wishes);
		expect(error).toBeUndefined();
		expect(speech).toMatchObject({
			provider: 'renderNode',
			attempts: [
				{ provider: 'elevenLabs', kind: 'quota-exhausted' },
				{ provider: 'azureSpeech', kind: 'credential-invalid' },
			],
		});
		expect(speech.warnings.map(({ code }) => code)).toEqual(['voice-substituted', 'option-unsupported']);
		expect(speech.scenes.every(({ assetId }) => assetId !== null)).toBe(true);
		expect(costs ?? []).toEqual([]);
	});

	it('warns of a voice of another vendor, and of a model that ends soon', async () => {
		const { speech } = await speaking(['openAi'], { ...byId('elevenLabs:rachel'), options: { model: 'openAi:tts-1' } });
		expect(speech.voice.id).toBe('openAi:alloy');
		expect(openAi.seen.map((seen) => seen.json().model)).toEqual(['tts-1', 'tts-1']);
		const codes = speech.warnings.map(({ code }) => code);
		expect(codes).toContain('voice-substituted');
		expect(codes).toContain('model-retiring');
	});

	it.each([
		['of the list', { __rl: true, mode: 'list', value: 'openAi:tts-1' }, 'tts-1'],
		['by an id that one of the chain knows', { __rl: true, mode: 'id', value: 'tts-1-hd' }, 'tts-1-hd'],
		['Automatic', { __rl: true, mode: 'list', value: 'auto' }, 'gpt-4o-mini-tts'],
	])('takes a model %s', async (_how, model, taken) => {
		const { speech } = await speaking(['openAi'], { options: { model, reuse: false } });
		expect(speech).toMatchObject({ provider: 'openAi', model: taken });
		expect(new Set(openAi.seen.map((seen) => seen.json().model))).toEqual(new Set([taken]));
	});

	it('asks no vendor for a model that another of the chain is known for', async () => {
		const model = { __rl: true, mode: 'id', value: 'tts-1-hd' };
		const { speech } = await speaking(['elevenLabs', 'openAi'], { options: { model } });
		expect(speech).toMatchObject({ provider: 'elevenLabs', model: 'eleven_multilingual_v2' });
		expect(speech.warnings).toMatchObject([{ code: 'model-substituted', field: 'model' }]);
	});

	it('passes on an id that nobody knows, and the vendor says no', async () => {
		const model = { __rl: true, mode: 'id', value: 'tts-99' };
		const { error } = await speaking(['openAi'], { options: { model } });
		expect(error?.message).toContain('No such model');
		const orders = openAi.seen.filter(({ method }) => method === 'POST');
		expect(orders.map((seen) => seen.json().model)).toContain('tts-99');
	});

	it('takes the voice of the language of each item', async () => {
		const voices = [
			{ locale: 'ar', voice: 'azureSpeech:ar-EG-SalmaNeural' },
			{ locale: 'en-US', voice: 'azureSpeech:en-US-ZoeNeural' },
			{ locale: 'en', voice: 'azureSpeech:en-GB-SoniaNeural' },
		];
		const parameters = { locale: 'en-US', options: { voicesPerLanguage: { voices } } };
		expect((await speaking(['azureSpeech'], parameters)).speech.voice.id).toBe('azureSpeech:en-US-ZoeNeural');
		const arabic = { story: storyOf([{ id: 'one', narration: 'البحر هادئ' }]) };
		const { speech, error } = await speaking(['azureSpeech'], { ...parameters, locale: 'ar' }, arabic);
		expect(error).toBeUndefined();
		expect(speech.voice.id).toBe('azureSpeech:ar-EG-SalmaNeural');
		expect(speech.scenes[0]?.words.map(({ text }) => text)).toEqual(['البحر', 'هادئ']);
	});

	it('says a scene without a word in no voice', async () => {
		const story = storyOf([...scenes.slice(0, 1), { id: 'still', narration: '…' }]);
		const { speech, costs } = await speaking(['azureSpeech'], {}, { story });
		expect(speech.scenes.map(({ assetId }) => assetId === null)).toEqual([false, true]);
		expect(costs).toMatchObject([{ pieces: 1 }]);
	});

	it('gives scenes of one id each its own sound', async () => {
		const story = storyOf(scenes.map(({ narration }) => ({ id: 'same', narration })));
		const { speech } = await speaking(['elevenLabs'], {}, { story });
		expect(new Set(speech.scenes.map(({ assetId }) => assetId)).size).toBe(2);
		expect(speech.warnings).toEqual([]);
	});

	it('stops where the words are refused, and names the scene', async () => {
		elevenLabs.mode = 'content-refused';
		const story = storyOf([{ id: 'one', narration: 'Something quite forbidden.' }]);
		const { error } = await speaking(['elevenLabs', 'azureSpeech'], byId('elevenLabs:rachel'), { story });
		expect(error?.message).toContain('ElevenLabs refused the content');
		expect(error?.message).toContain("scene 'one'");
		expect(azure.seen).toEqual([]);
	});

	it('stops before the cap of its video, and the next one goes on', async () => {
		const production = await client.call('startProduction', {
			body: { title: 'Cheap', locale: 'en', budgetMicros: 2_000 },
			idempotencyKey: 'cheap',
		});
		const story = storyOf([{ id: 'one', narration: 'A boat is out at sea tonight.' }]);
		const before = elevenLabs.paid();
		const { speech } = await speaking(['elevenLabs', 'azureSpeech'], {}, { story, production });
		const cheaper = ['renderNode', 'azureSpeech', 'googleCloud', 'openAi'];
		const alternatives = cheaper.map((provider) => ({ provider }));
		expect(speech).toMatchObject({
			...{ provider: 'azureSpeech', attempts: [{ provider: 'elevenLabs', kind: 'quota-exhausted', alternatives }] },
		});
		const alone = await speaking(['elevenLabs'], {}, { story, production });
		expect(alone.error?.description).toContain(
			'Render Node would do it for nothing, Azure Speech for at most USD 0.000',
		);
		expect(elevenLabs.paid()).toBe(before);
	});

	it('goes on with the next item where one fails, and keeps them in pairs', async () => {
		const type = 'n8n-nodes-showrunner.showrunnerSpeech';
		const parameters = { resource: 'speech', operation: 'generate', providers: ['azureSpeech'] };
		const node = { type, name: 'Node', parameters, onError: 'continueRegularOutput' as const };
		const long = storyOf([...scenes, { id: 'endless', narration: 'word '.repeat(900) }]);
		const input = [{ json: { story: long } }, { json: { story: storyOf(scenes) } }];
		const credentials = credentialsOf();
		await speaking(['azureSpeech']);
		const before = azure.paid();
		const ended = await openEngine({ nodes: [node], input, credentials, mode: 'manual' }).begin().ended;
		const [failed, spoken] = itemsOf(ended, 'Node');
		expect(JSON.stringify(failed)).toContain("scene 'endless'");
		expect(failed?.json.speech).toBeUndefined();
		expect(spoken?.json.speech).toMatchObject({ provider: 'azureSpeech' });
		expect(spoken?.pairedItem).toMatchObject({ item: 1 });
		// Both scenes of the second were bought before; of the first, none was.
		expect(azure.paid()).toBe(before);
	});

	it('lists the voices of all that are chosen', async () => {
		const parameters = {
			...{ resource: 'voice', operation: 'getMany', providers: ['elevenLabs', 'azureSpeech', 'openAi', 'renderNode'] },
			...{ returnAll: true, filters: { locale: 'ar' } },
		};
		const nodes = [{ type: 'n8n-nodes-showrunner.showrunnerSpeech', name: 'Node', parameters }];
		const credentials = credentialsOf();
		const ended = await openEngine({ nodes, input: [{ json: {} }], credentials, mode: 'manual' }).begin().ended;
		expect(ended.data.resultData.error).toBeUndefined();
		const ids = itemsOf(ended, 'Node').map(({ json }) => String(json.id));
		expect(ids).toEqual(
			expect.arrayContaining(['elevenLabs:everybody', 'azureSpeech:ar-EG-SalmaNeural', 'openAi:alloy']),
		);
		expect(ids).not.toContain('azureSpeech:en-US-ZoeNeural');
	});
});
