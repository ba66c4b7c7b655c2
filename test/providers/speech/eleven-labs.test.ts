import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { describe, expect, it } from '@jest/globals';
import { costOf } from '../../../providers/core/price';
import { elevenLabsSpeech } from '../../../providers/speech/eleven-labs';
import { elevenLabsSpeechFake } from '../../fakes/vendors/eleven-labs-speech';
import { onFake } from '../../kits/vendors/on-fake';
import { saying, speechPiece } from '../../kits/vendors/speech-piece';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import type { VendorProtocol } from '../../kits/vendors/vendor-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'xi-canary-3b81c0';
const login = { 'xi-api-key': secret };
const protocol = elevenLabsSpeechFake(secret, async (text) => await spokenSound(text, 'mp3'));
const piece = speechPiece({
	...{ voice: 'rachel', model: 'eleven_flash_v2_5', locale: 'de-AT', speed: 1.1 },
	...{ stability: 0.4, exaggeration: 0.2, seed: 7, previousText: 'It was dark.', nextText: 'Then it rained.' },
});

vendorSuite({
	name: 'ElevenLabs: speech',
	...{ protocol, secret, login },
	call: saying(elevenLabsSpeech, piece),
	kinds: { 'no-credit': 'quota-exhausted', 'no-plan': 'configuration-invalid' },
	required: ['text', 'model_id'],
	oracle: {
		record: async (baseUrl) => {
			const client = new ElevenLabsClient({ apiKey: secret, baseUrl, maxRetries: 0 });
			await client.textToSpeech.convertWithTimestamps('rachel', {
				...{ text: piece.text, modelId: piece.model, languageCode: 'de', outputFormat: 'mp3_44100_128' },
				...{ voiceSettings: { stability: 0.4, style: 0.2, speed: 1.1 }, seed: 7 },
				...{ previousText: 'It was dark.', nextText: 'Then it rained.' },
			});
		},
		headers: ['xi-api-key', 'content-type'],
	},
});

/** Says that all places are taken, so often, and then speaks. */
function busyFor(times: number): VendorProtocol {
	let left = times;
	const answer: VendorProtocol['answer'] = (request) => (left-- > 0 ? protocol.rateLimited : protocol.answer(request));
	return { ...protocol, answer };
}

describe('speech of ElevenLabs', () => {
	it('comes with the time of each word, and is counted by the character', async () => {
		await onFake(protocol, { login }, async (context) => {
			const { bytes, durationMs } = await spokenSound(piece.text, 'mp3');
			const said = await saying(elevenLabsSpeech, piece)(context);
			expect(said).toMatchObject({ bytes, mediaType: 'audio/mpeg', usage: { character: piece.text.length } });
			expect(said.times?.map(({ text }) => text)).toEqual(['The', 'lamp', 'turned.']);
			expect(said.times?.at(-1)?.endMs).toBe(durationMs);
		});
	});

	it('waits for a free place, and asks again', async () => {
		await onFake(busyFor(2), { login }, async (context, fake) => {
			const from = context.clock.now();
			await saying(elevenLabsSpeech, piece)(context);
			expect(fake.seen.length).toBe(3);
			expect(context.clock.now() - from).toBe(3_000);
		});
	});

	it('gives up the place in the end', async () => {
		await onFake(busyFor(9), { login }, async (context, fake) => {
			await expect(saying(elevenLabsSpeech, piece)(context)).rejects.toMatchObject({ kind: 'rate-limited' });
			expect(fake.seen.length).toBe(4);
		});
	});

	it('asks an account whose limit of requests is reached once alone', async () => {
		const limited = { status: 429, json: { detail: { status: 'rate_limit_exceeded', message: 'Slower' } } };
		await onFake({ ...protocol, answer: () => limited }, { login }, async (context, fake) => {
			await expect(saying(elevenLabsSpeech, piece)(context)).rejects.toMatchObject({ kind: 'rate-limited' });
			expect(fake.seen.length).toBe(1);
		});
	});

	it.each([
		['a voice that is not there', { voice: 'nobody' }, 'voice'],
		['a model that is not there', { model: 'eleven_v9' }, 'model'],
	])('tells the field of %s', async (_what, change, field) => {
		await onFake(protocol, { login }, async (context) => {
			const refused = saying(elevenLabsSpeech, { ...piece, ...change })(context);
			await expect(refused).rejects.toMatchObject({ kind: 'configuration-invalid', refusal: { field } });
		});
	});

	it('names no language to a model that takes none', async () => {
		const alone = speechPiece({ voice: 'rachel', locale: 'de-AT' });
		await onFake(protocol, { login }, async (context, fake) => {
			await saying(elevenLabsSpeech, { ...alone, model: 'eleven_multilingual_v2' })(context);
			await saying(elevenLabsSpeech, { ...alone, model: 'eleven_v4' })(context);
			expect(fake.seen.map((seen) => seen.json().language_code)).toEqual([undefined, 'de']);
		});
	});

	it.each([
		['high', 'mp3_44100_192', 'audio/mpeg'],
		['lossless', 'wav_44100', 'audio/wav'],
	] as const)('is asked for %s sound as %s', async (quality, format, mediaType) => {
		await onFake(protocol, { login }, async (context, fake) => {
			expect(await saying(elevenLabsSpeech, { ...piece, quality })(context)).toMatchObject({ mediaType });
			expect(fake.seen[0]?.query.get('output_format')).toBe(format);
		});
	});

	it('lists the voices of every page', async () => {
		await onFake(protocol, { login }, async (context) => {
			expect(await elevenLabsSpeech.listVoices(context)).toEqual([
				expect.objectContaining({ id: 'clone', locales: ['en'], gender: 'male', note: 'cloned' }),
				expect.objectContaining({ id: 'rachel', label: 'Rachel', locales: ['en-US', 'de-DE', 'en'] }),
				expect.objectContaining({ id: 'everybody', locales: [], gender: 'unknown' }),
			]);
		});
	});

	it.each([
		['en-GB', 'rachel'],
		['de', 'rachel'],
		['ar', 'everybody'],
	])('speaks %s with %s where no voice was chosen', async (locale, voice) => {
		await onFake(protocol, { login }, async (context) => {
			expect(await elevenLabsSpeech.ownVoice(locale, context)).toBe(voice);
		});
	});

	it('costs what a character does, by the model', () => {
		const { prices, usageOf } = elevenLabsSpeech;
		const usage = usageOf(speechPiece({ text: 'x'.repeat(1_000) }));
		expect(costOf(prices, [], 'eleven_multilingual_v2', usage).micros).toBe(100_000);
		expect(costOf(prices, [], 'eleven_flash_v2_5', usage).micros).toBe(50_000);
		expect(costOf(prices, [], 'eleven_v4', usage).micros).toBe(80_000);
		expect(costOf(prices, [], 'eleven_v4_turbo', usage).micros).toBe(40_000);
		expect(costOf(prices, [], 'eleven_v9', usage)).toMatchObject({ micros: 0, unpriced: ['character'] });
	});
});
