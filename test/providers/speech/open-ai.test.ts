import { describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { costOf } from '../../../providers/core/price';
import { openAiSpeech } from '../../../providers/speech/open-ai';
import { openAiSpeechModels, openAiVoices } from '../../../providers/speech/open-ai-models';
import { audioSpeech } from '../../fakes/vendors/audio-speech';
import { onFake } from '../../kits/vendors/on-fake';
import { saying, speechPiece } from '../../kits/vendors/speech-piece';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-canary-1f60c2b7';
const login = { authorization: `Bearer ${secret}` };
const protocol = audioSpeech({
	secret,
	speak: async (text, format) => (await spokenSound(text, format)).bytes,
	models: openAiSpeechModels.map(({ id }) => id),
	voices: [...openAiVoices],
});
const piece = speechPiece({ voice: 'marin', model: 'gpt-4o-mini-tts', speed: 1.5, instructions: 'Softly' });

vendorSuite({
	name: 'OpenAI: speech',
	...{ protocol, secret, login },
	call: saying(openAiSpeech, piece),
	kinds: { quota: 'quota-exhausted', 'unknown-model': 'configuration-invalid' },
	required: ['model', 'input', 'voice'],
	oracle: {
		record: async (baseURL) => {
			const client = new OpenAI({ apiKey: secret, baseURL, maxRetries: 0 });
			const { text: input, model } = piece;
			const manner = { speed: 1.5, instructions: 'Softly', response_format: 'wav' } as const;
			await (await client.audio.speech.create({ input, model, voice: 'marin', ...manner })).arrayBuffer();
		},
		headers: ['authorization', 'content-type'],
	},
});

describe('speech of OpenAI', () => {
	it('comes as WAV, and is counted by how long it is', async () => {
		await onFake(protocol, { login }, async (context) => {
			const { bytes, durationMs } = await spokenSound(piece.text, 'wav');
			const said = await saying(openAiSpeech, piece)(context);
			expect(said).toMatchObject({ bytes, mediaType: 'audio/wav' });
			expect(said.usage.second).toBeCloseTo(durationMs / 1_000, 1);
		});
	});

	it('is counted by the character where the model is an old one', async () => {
		const old = speechPiece({ voice: 'alloy', model: 'tts-1-hd' });
		await onFake(protocol, { login }, async (context) => {
			const said = await saying(openAiSpeech, old)(context);
			expect(said.usage).toEqual({ character: piece.text.length });
		});
	});

	it('takes the instructions from a piece for a model that knows none', async () => {
		const adjusted = openAiSpeech.adjust?.({ ...piece, model: 'tts-1' });
		expect(adjusted?.piece).not.toHaveProperty('instructions');
		expect(adjusted?.warnings).toMatchObject([{ code: 'option-unsupported', field: 'instructions' }]);
		expect(openAiSpeech.adjust?.(piece)).toEqual({ piece, warnings: [] });
	});

	it('takes no page of an error for a sound', async () => {
		const bytes = Buffer.from(`<html>${'oops '.repeat(20)}</html>`);
		await onFake({ ...protocol, answer: () => ({ status: 200, bytes }) }, { login }, async (context) => {
			await expect(saying(openAiSpeech, piece)(context)).rejects.toMatchObject({ kind: 'temporarily-unavailable' });
		});
	});

	it('holds more money before it speaks than it can cost', () => {
		const { usageOf, prices } = openAiSpeech;
		const costOfPiece = (change: object) => {
			const asked = speechPiece({ text: 'x'.repeat(900), model: 'gpt-4o-mini-tts', ...change });
			return costOf(prices, [], asked.model, usageOf(asked));
		};
		// A minute is about 900 characters, and costs 0.015 USD.
		expect(costOfPiece({}).micros).toBe(45_000);
		expect(costOfPiece({ speed: 0.5 }).micros).toBe(90_000);
		expect(costOfPiece({ model: 'tts-1' }).micros).toBe(13_500);
	});

	it('offers its voices without asking, each for every language', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			const voices = await openAiSpeech.listVoices(context);
			expect(voices.map(({ id }) => id)).toEqual([...openAiVoices]);
			expect(voices[0]).toMatchObject({ label: 'Alloy', locales: [] });
			expect(fake.seen).toEqual([]);
		});
	});
});
