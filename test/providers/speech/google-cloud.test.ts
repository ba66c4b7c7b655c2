import { describe, expect, it } from '@jest/globals';
import { costOf } from '../../../providers/core/price';
import { googleCloudSpeech } from '../../../providers/speech/google-cloud';
import { googleCloudSpeechFake } from '../../fakes/vendors/google-cloud-speech';
import { onFake } from '../../kits/vendors/on-fake';
import { saying, speechPiece } from '../../kits/vendors/speech-piece';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'AIza-canary-15e8f7';
const login = { 'x-goog-api-key': secret };
const protocol = googleCloudSpeechFake(secret, async (text) => (await spokenSound(text, 'mp3')).bytes);
const piece = speechPiece({ voice: 'en-US-Neural2-C', model: 'Neural2', speed: 1.25 });

vendorSuite({
	name: 'Google Cloud: speech',
	...{ protocol, secret, login },
	call: saying(googleCloudSpeech, piece),
	kinds: { closed: 'credential-invalid' },
	required: ['input', 'voice', 'audioConfig'],
});

describe('speech of Google Cloud', () => {
	it('is asked for as its discovery document has it', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			const { bytes } = await spokenSound(piece.text, 'mp3');
			const said = await saying(googleCloudSpeech, piece)(context);
			expect(said).toEqual({ bytes, mediaType: 'audio/mpeg', usage: { character: 16 } });
			expect(fake.seen[0]?.json()).toEqual({
				input: { text: piece.text },
				voice: { languageCode: 'en-US', name: 'en-US-Neural2-C' },
				audioConfig: { audioEncoding: 'MP3', speakingRate: 1.25 },
			});
		});
	});

	it('names the language of the voice, whatever that of the story is called', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			await saying(googleCloudSpeech, { ...piece, voice: 'cmn-CN-Wavenet-A', locale: 'zh' })(context);
			expect(fake.seen[0]?.json()).toMatchObject({ voice: { languageCode: 'cmn-CN' } });
		});
	});

	it.each([
		['high', 'OGG_OPUS', 'audio/ogg'],
		['lossless', 'LINEAR16', 'audio/wav'],
	] as const)('is asked for %s sound as %s', async (quality, audioEncoding, mediaType) => {
		await onFake(protocol, { login }, async (context, fake) => {
			expect(await saying(googleCloudSpeech, { ...piece, quality })(context)).toMatchObject({ mediaType });
			expect(fake.seen[0]?.json()).toMatchObject({ audioConfig: { audioEncoding } });
		});
	});

	it('tells of a voice that is not there that it was badly chosen', async () => {
		await onFake(protocol, { login }, async (context) => {
			const refused = saying(googleCloudSpeech, { ...piece, voice: 'en-US-Neural2-Z' })(context);
			await expect(refused).rejects.toMatchObject({ kind: 'configuration-invalid', refusal: { field: 'voice' } });
		});
	});

	it.each([
		['en-US', 'en-US-Neural2-C'],
		['en-AU', 'en-US-Neural2-C'],
		['en-GB', 'en-GB-Wavenet-B'],
		['zh-CN', 'cmn-CN-Wavenet-A'],
		['zh', 'cmn-CN-Wavenet-A'],
	])('speaks %s with %s where no voice was chosen', async (locale, voice) => {
		await onFake(protocol, { login }, async (context) => {
			expect(await googleCloudSpeech.ownVoice(locale, context)).toBe(voice);
		});
	});

	it('lists no voice twice', async () => {
		await onFake(protocol, { login }, async (context) => {
			const voices = await googleCloudSpeech.listVoices(context);
			expect(voices.map(({ id }) => id)).not.toContain('Achernar');
			expect(voices.find(({ id }) => id.includes('Chirp3'))).toMatchObject({ locales: ['en-US'], gender: 'female' });
		});
	});

	it('refuses what is longer than one call takes', async () => {
		await onFake(protocol, { login }, async (context) => {
			const refused = saying(googleCloudSpeech, { ...piece, text: 'é'.repeat(2_501) })(context);
			await expect(refused).rejects.toThrow('longer than the limit of 5000 bytes');
		});
	});

	it('costs by the family of the voice, and has room for 5,000 bytes', () => {
		const { modelOf, prices, longest } = googleCloudSpeech;
		const priceOf = (voice: string) => costOf(prices, [], modelOf?.(voice) ?? '', { character: 1_000 });
		expect(priceOf('en-US-Standard-A').micros).toBe(4_000);
		expect(priceOf('en-US-Neural2-C').micros).toBe(16_000);
		expect(priceOf('en-US-Studio-O').unpriced).toEqual(['character']);
		const { most, lengthOf } = longest({ model: 'Neural2', speed: 1 });
		expect([most, lengthOf('é')]).toEqual([5_000, 2]);
	});
});
