import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { elevenLabsHearing } from '../../fakes/vendors/eleven-labs-hearing';
import { whisperServer } from '../../fakes/vendors/whisper-server';
import { openNodeService, type NodeService } from '../../kits/built-node-service';
import { realJobs } from '../../kits/built-service';
import { runNode } from '../../kits/run-node';
import { wordsOf } from '../../kits/vendors/heard-sound';
import { startVendorFake, type VendorFake } from '../../kits/vendors/vendor-fake';

const secret = 'sk-canary-transcripts-7c41';
const text = 'The lamp turned slowly. Nobody lit it.';
const said = { text, language: 'english', words: wordsOf(['The', 'lamp', 'turned', 'slowly', 'Nobody', 'lit', 'it']) };
const story = { title: 'T', locale: 'en', scenes: [{ id: 'a', narration: text, mood: 'calm' }] };

/** More words than the books keep of one result. */
const longWords = Array.from({ length: 9_000 }, (_, at) => `word${at}`);

/** Twenty-five minutes of a hum. */
async function longHum(): Promise<Buffer> {
	const hum = [
		'-f',
		'lavfi',
		'-i',
		'sine=frequency=220:duration=1500',
		'-ar',
		'16000',
		'-b:a',
		'32k',
		'-f',
		'mp3',
		'pipe:1',
	];
	const options = { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 } as const;
	return (await promisify(execFile)('ffmpeg', ['-v', 'error', ...hum], options)).stdout;
}

type Transcript = IDataObject & { words: { text: string; startMs: number; endMs: number }[]; segments: IDataObject[] };

describe('transcripts in n8n’s engine, on the service itself', () => {
	let service: NodeService;
	const fakes: Partial<Record<'groq' | 'openAi' | 'elevenLabs', VendorFake>> = {};
	let assetId = '';
	const run = async (node: string, resource: string, operation: string, parameters: IDataObject, json: IDataObject) => {
		const keyed = (fake: VendorFake | undefined) => ({ apiKey: secret, baseUrl: fake?.baseUrl ?? '' });
		const credentials = {
			...{ showrunnerApi: service.credentials, showrunnerGroqApi: keyed(fakes.groq) },
			...{ showrunnerOpenAiApi: keyed(fakes.openAi), showrunnerElevenLabsApi: keyed(fakes.elevenLabs) },
		};
		const ended = await runNode(credentials, { node, resource, operation, parameters, json });
		expect(JSON.stringify([ended.json, ended.error])).not.toContain(secret);
		return ended;
	};
	const transcribe = async (providers: string[], options: IDataObject = {}) =>
		await run(
			'Speech',
			'transcript',
			'create',
			{ providers, options, assetId: { __rl: true, mode: 'id', value: assetId } },
			{},
		);

	beforeAll(async () => {
		service = await openNodeService('transcripts', {}, realJobs);
		fakes.groq = await startVendorFake(whisperServer({ secret, said, timed: ['whisper-large-v3-turbo'] }));
		fakes.openAi = await startVendorFake(whisperServer({ secret, said, timed: [], untimed: ['gpt-transcribe'] }));
		fakes.elevenLabs = await startVendorFake(
			elevenLabsHearing(secret, { text: longWords.join(' '), words: wordsOf(longWords) }),
		);
		const spoken = await run('Speech', 'speech', 'generate', {}, { story });
		const { scenes } = spoken.json.speech as { scenes: { assetId: string }[] };
		assetId = scenes[0]?.assetId ?? '';
	});
	afterAll(async () => {
		await Promise.all(Object.values(fakes).map(async (fake) => await fake?.stop()));
		await service.close();
	});
	beforeEach(() => {
		for (const fake of Object.values(fakes)) if (fake) fake.mode = 'ok';
	});

	it('writes down what is said, with word times, sentences and the cost', async () => {
		const { json, error } = await transcribe(['groq']);
		expect(error).toBeUndefined();
		const { words, segments, ...told } = json.transcript as Transcript;
		expect(told).toMatchObject({ provider: 'groq', model: 'whisper-large-v3-turbo', locale: 'en', text, assetId });
		expect(words[1]).toMatchObject({ text: 'lamp', startMs: 250, endMs: 450 });
		expect(segments.map((segment) => segment.text)).toEqual(['The lamp turned slowly.', 'Nobody lit it.']);
		const [line] = json.costs as IDataObject[];
		expect(line).toMatchObject({ step: 'transcript', provider: 'groq', reused: 0 });
		expect(Number(line?.costMicros)).toBeGreaterThan(0);
	});

	it('pays for the same sound once', async () => {
		await transcribe(['groq']);
		const paid = fakes.groq?.paid();
		const { json } = await transcribe(['groq']);
		expect(fakes.groq?.paid()).toBe(paid);
		expect(json.costs).toEqual([expect.objectContaining({ costMicros: 0, reused: 1 })]);
	});

	it('finds the words in the sound where the next provider tells none', async () => {
		if (fakes.groq) fakes.groq.mode = 'rate-limited';
		const { json, error } = await transcribe(['groq', 'openAi'], { reuse: false });
		expect(error).toBeUndefined();
		const { words, attempts, provider, durationMs } = json.transcript as Transcript;
		expect({ provider, attempts }).toMatchObject({
			provider: 'openAi',
			attempts: [{ provider: 'groq', kind: 'rate-limited' }],
		});
		expect(words.map((word) => word.text)).toEqual(text.split(' '));
		expect(words.at(-1)?.endMs).toBeGreaterThan(Number(durationMs) / 2);
	});

	it('hears with the model of an id, and the next provider with its own', async () => {
		const model = { __rl: true, mode: 'id', value: 'groq:whisper-large-v3' };
		const { error } = await transcribe(['groq'], { model, reuse: false });
		expect(error?.message).toContain("The model 'whisper-large-v3' does not exist");
		if (fakes.groq) fakes.groq.mode = 'rate-limited';
		const { json } = await transcribe(['groq', 'openAi'], { model, reuse: false });
		expect(json.transcript).toMatchObject({
			...{ provider: 'openAi', model: 'gpt-transcribe' },
			warnings: [{ code: 'model-substituted', field: 'model' }],
		});
	});

	it('aligns a given text without a key, and makes captions of it', async () => {
		const asset = { __rl: true, mode: 'id', value: assetId };
		const aligned = await run('Speech', 'transcript', 'align', { assetId: asset, text, locale: 'en' }, {});
		expect(aligned.error).toBeUndefined();
		expect(aligned.json.transcript).toMatchObject({ provider: 'renderNode', text });
		const captions = await run('Video', 'caption', 'create', { wordsFrom: 'transcript' }, aligned.json);
		expect(captions.error).toBeUndefined();
		const { files } = captions.json.captions as { files: { assetId: string; format: string }[] };
		const srt = files.find(({ format }) => format === 'srt');
		const { baseUrl, apiKey } = service.credentials;
		const answer = await fetch(`${baseUrl}/v1/assets/${srt?.assetId}/content`, {
			headers: { authorization: `Bearer ${apiKey}` },
		});
		expect((await answer.text()).replace(/\s+/g, ' ')).toContain('The lamp turned slowly.');
	});

	it('aligns hours of sound by ElevenLabs, and pays for them once', async () => {
		const { baseUrl, apiKey } = service.credentials;
		const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'audio/mpeg' };
		const body = new Uint8Array(await longHum());
		const stored = await fetch(`${baseUrl}/v1/assets?name=long.mp3`, { method: 'POST', headers, body });
		const { id } = (await stored.json()) as { id: string };
		const asked = {
			...{ providers: ['elevenLabs'], assetId: { __rl: true, mode: 'id', value: id } },
			...{ text: longWords.join(' '), locale: 'en' },
		};
		const first = await run('Speech', 'transcript', 'align', asked, {});
		expect(first.error).toBeUndefined();
		const file = (await fakes.elevenLabs?.seen.at(-1)?.form())?.get('file') as File;
		expect([file.type, file.size > 1024 * 1024]).toEqual(['audio/mpeg', true]);
		const { words, durationMs } = first.json.transcript as Transcript;
		expect(words).toHaveLength(longWords.length);
		expect(words.at(-1)).toMatchObject({ text: longWords.at(-1), startMs: (longWords.length - 1) * 250 });
		expect(Number(durationMs)).toBeGreaterThan(1_200_000);
		const again = await run('Speech', 'transcript', 'align', asked, {});
		expect(again.json.transcript).toEqual(first.json.transcript);
		expect(again.json.costs).toMatchObject([{ reused: 1 }]);
		expect(fakes.elevenLabs?.paid()).toBe(1);
	});

	it('says what is missing in plain words', async () => {
		const { error } = await run(
			'Speech',
			'transcript',
			'align',
			{ assetId: { __rl: true, mode: 'id', value: assetId }, text: ' ' },
			{},
		);
		expect(error?.message).toBe("'Text': There is no text to look for");
	});
});
