import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSpeech } from '../../../../render-node/src/adapters/speech/create-speech.js';
import { readSherpaVoices } from '../../../../render-node/src/adapters/speech/sherpa-voices.js';
import { startSherpaProcess } from '../../../../render-node/src/adapters/speech/sherpa-process.js';

const voiceFile = {
	label: 'Amy',
	locale: 'en-GB',
	gender: 'female',
	licence: 'CC-BY-4.0',
	family: 'vits',
	files: { model: 'model.onnx', tokens: 'tokens.txt' },
};
let dir = '';
const addVoice = async (name: string, content: unknown, files: string[] = []) => {
	await mkdir(join(dir, name));
	await writeFile(join(dir, name, 'voice.json'), typeof content === 'string' ? content : JSON.stringify(content));
	for (const file of files) await writeFile(join(dir, name, file), 'not a model');
};
const speakWith = async (voice: string) => {
	const speech = await createSpeech({ ffmpegPath: 'ffmpeg', sherpaVoicesDir: dir });
	const request = { scenes: [{ id: 'a', text: 'Hello.' }], locale: 'en', voice, speed: 1 };
	return speech.speak(request, { workDir: dir, signal: new AbortController().signal, onScene: () => undefined });
};

beforeAll(async () => {
	dir = await mkdtemp(join(tmpdir(), 'sherpa-'));
	await addVoice('amy', voiceFile, ['model.onnx', 'tokens.txt']);
	await addVoice('halved', voiceFile, ['tokens.txt']);
	await addVoice('vague', { ...voiceFile, files: { model: 'model.onnx' } }, ['model.onnx']);
	await addVoice('roaming', { ...voiceFile, files: { model: '../amy/model.onnx', tokens: 'tokens.txt' } }, [
		'tokens.txt',
	]);
	await addVoice('garbled', '{');
	await addVoice('lost', { ...voiceFile, locale: '!!' });
	await mkdir(join(dir, 'empty'));
});
afterAll(() => rm(dir, { recursive: true }));

describe('readSherpaVoices', () => {
	it('offers complete folders and says of each other one what is wrong', async () => {
		const { voices, broken } = await readSherpaVoices(dir);
		expect(voices).toEqual([
			{
				voice: {
					id: 'sherpa-onnx:amy',
					label: 'Amy',
					engine: 'sherpa-onnx',
					locale: 'en-GB',
					gender: 'female',
					licence: 'CC-BY-4.0',
				},
				model: {
					family: 'vits',
					files: { model: join(dir, 'amy/model.onnx'), tokens: join(dir, 'amy/tokens.txt') },
					speakerId: 0,
				},
			},
		]);
		expect(Object.fromEntries(broken.map(({ id, reason }) => [id.split(':')[1], reason]))).toEqual({
			halved: 'its model model.onnx is missing',
			vague: 'its voice.json names no file for tokens, which the family vits needs',
			roaming: 'its model ../amy/model.onnx lies outside its folder',
			garbled: 'its voice.json is not valid JSON',
			lost: expect.stringContaining('language tag'),
			empty: 'its voice.json is missing',
		});
	});
});

describe('a sherpa-onnx voice', () => {
	it('is refused with its reason when files are missing', async () => {
		await expect(speakWith('sherpa-onnx:halved')).rejects.toMatchObject({
			problem: {
				type: 'voice-files-missing',
				kind: 'configuration-invalid',
				field: 'voice',
				title: expect.stringContaining('model.onnx is missing'),
			},
		});
	});

	it('is refused when its files are no model, and the service lives on', async () => {
		await expect(speakWith('sherpa-onnx:amy')).rejects.toMatchObject({
			problem: { type: 'voice-files-invalid', kind: 'configuration-invalid', field: 'voice' },
		});
	});

	it('is announced with what is wrong in the folder', async () => {
		const speech = await createSpeech({ ffmpegPath: 'ffmpeg', sherpaVoicesDir: dir });
		const fact = speech.engines().find((one) => one.engine === 'sherpa-onnx');
		expect(fact).toMatchObject({
			available: true,
			voiceCount: 1,
			note: expect.stringContaining('sherpa-onnx:empty: its voice.json is missing'),
		});
		expect(
			(await createSpeech({ ffmpegPath: 'ffmpeg', sherpaVoicesDir: join(dir, 'none') })).engines()[0]?.note,
		).toContain('cannot be read');
	});

	it('runs in a process that a cancel ends', async () => {
		const controller = new AbortController();
		const child = startSherpaProcess(controller.signal);
		const asked = child.ask({ text: 'Hello.', speed: 1 }, 60_000);
		controller.abort(new Error('cancelled'));
		await expect(asked).rejects.toThrow('cancelled');
		await child.close();
	});
});
