import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { describe, expect, it } from '@jest/globals';
import { elevenLabsMusic } from '../../../providers/music/eleven-labs';
import { elevenLabsMusicFake } from '../../fakes/vendors/eleven-labs-music';
import { composing, effectWords, trackPiece } from '../../kits/vendors/music-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'xi-canary-77f0ab';
const login = { 'xi-api-key': secret };
const sound = () => new Uint8Array([0xff, 0xfb, 1, 2]);
const protocol = elevenLabsMusicFake(secret, sound);
const piece = trackPiece({ model: 'music_v2', durationMs: 30_000 });
const kinds = { 'no-credit': 'quota-exhausted', 'no-plan': 'configuration-invalid' } as const;
const drained = async (stream: unknown) => void (await new Response(stream as ReadableStream).arrayBuffer());
const client = (baseUrl: string) => new ElevenLabsClient({ apiKey: secret, baseUrl, maxRetries: 0 });

vendorSuite({
	name: 'ElevenLabs: tracks',
	...{ protocol, secret, login, kinds },
	call: composing(elevenLabsMusic, piece),
	required: ['prompt', 'model_id'],
	oracle: {
		record: async (baseUrl) =>
			await drained(
				await client(baseUrl).music.compose({
					...{ prompt: piece.prompt, musicLengthMs: 30_000, modelId: 'music_v2', forceInstrumental: true },
					outputFormat: 'mp3_44100_128',
				}),
			),
		headers: ['xi-api-key', 'content-type'],
	},
});

vendorSuite({
	name: 'ElevenLabs: sound effects',
	...{ protocol, secret, login },
	call: async (context) => await elevenLabsMusic.effect?.(effectWords, context),
	required: ['text'],
	oracle: {
		record: async (baseUrl) =>
			await drained(
				await client(baseUrl).textToSoundEffects.convert({
					...{ text: effectWords.prompt, durationSeconds: effectWords.durationMs / 1_000 },
					outputFormat: 'mp3_44100_128',
				}),
			),
		headers: ['xi-api-key', 'content-type'],
	},
});

describe('music of ElevenLabs', () => {
	it('is told in seconds, and lets nobody sing unless that is asked for', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			const made = await composing(elevenLabsMusic, { ...piece, vocals: true })(context);
			expect(made).toMatchObject({ file: { mediaType: 'audio/mpeg', bytes: sound() }, usage: { second: 30 } });
			expect(fake.seen[0]?.json()).toMatchObject({ force_instrumental: false });
		});
	});
});
