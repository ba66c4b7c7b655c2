import { describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { openAiCompatibleSpeech } from '../../../providers/speech/open-ai-compatible';
import { audioSpeech, type AudioSpeech } from '../../fakes/vendors/audio-speech';
import { onFake } from '../../kits/vendors/on-fake';
import { saying, speechPiece } from '../../kits/vendors/speech-piece';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'own-canary-88c1d9';
const login = { authorization: `Bearer ${secret}` };
const server = (change: Partial<AudioSpeech> = {}) =>
	audioSpeech({
		secret,
		speak: async (text, format) => (await spokenSound(text, format)).bytes,
		models: ['whisper-small', 'kokoro'],
		voices: ['af_bella', 'bm_george', 'jf_alpha', 'narrator', 'alloy'],
		listsVoices: true,
		...change,
	});
const piece = speechPiece({ voice: 'af_bella', model: 'kokoro' });

vendorSuite({
	name: 'A server like OpenAI: speech',
	...{ protocol: server(), secret, login },
	call: saying(openAiCompatibleSpeech, piece),
	kinds: { quota: 'quota-exhausted', 'unknown-model': 'configuration-invalid' },
	required: ['model', 'input', 'voice'],
	oracle: {
		record: async (baseURL) => {
			const client = new OpenAI({ apiKey: secret, baseURL, maxRetries: 0 });
			const { text: input, model, voice } = piece;
			await (await client.audio.speech.create({ input, model, voice, response_format: 'mp3' })).arrayBuffer();
		},
		headers: ['authorization', 'content-type'],
	},
});

describe('speech of a server like OpenAI', () => {
	it('is of the model that is made for it, where none is named', async () => {
		await onFake(server(), { login }, async (context) => {
			expect(await openAiCompatibleSpeech.ownModel?.(context)).toBe('kokoro');
		});
		await onFake(server({ models: ['mystery'] }), { login }, async (context) => {
			expect(await openAiCompatibleSpeech.ownModel?.(context)).toBe('mystery');
		});
	});

	it('needs a model on the server', async () => {
		await onFake(server({ models: [] }), { login }, async (context) => {
			const none = openAiCompatibleSpeech.ownModel?.(context);
			await expect(none).rejects.toMatchObject({ kind: 'configuration-invalid', refusal: { field: 'model' } });
		});
	});

	it('reads language and gender out of the names that Kokoro gives', async () => {
		await onFake(server(), { login }, async (context) => {
			expect(await openAiCompatibleSpeech.listVoices(context)).toMatchObject([
				{ id: 'af_bella', locales: ['en-US'], gender: 'female' },
				{ id: 'bm_george', locales: ['en-GB'], gender: 'male' },
				{ id: 'jf_alpha', locales: ['ja'], gender: 'female' },
				{ id: 'narrator', locales: [], gender: 'unknown' },
				{ id: 'alloy', locales: [], gender: 'unknown' },
			]);
		});
	});

	it.each([
		['en-GB', 'bm_george'],
		['ja', 'jf_alpha'],
		['sv', 'alloy'],
	])('speaks %s with %s where no voice was chosen', async (locale, voice) => {
		await onFake(server(), { login }, async (context) => {
			expect(await openAiCompatibleSpeech.ownVoice(locale, context)).toBe(voice);
		});
	});

	it('speaks with a voice that OpenAI has, where the server lists none', async () => {
		await onFake(server({ listsVoices: false }), { login }, async (context) => {
			expect(await openAiCompatibleSpeech.listVoices(context)).toEqual([]);
			expect(await openAiCompatibleSpeech.ownVoice('en', context)).toBe('alloy');
		});
	});

	it('reads voices that are listed as objects', async () => {
		const json = { voices: [{ id: 'bf_emma' }, { name: 'plain' }, {}, 7] };
		await onFake({ ...server(), answer: () => ({ status: 200, json }) }, { login }, async (context) => {
			const voices = await openAiCompatibleSpeech.listVoices(context);
			expect(voices.map(({ id }) => id)).toEqual(['bf_emma', 'plain']);
		});
	});
});
