import { describe, expect, it } from '@jest/globals';
import { piperSpeech } from '../../../providers/speech/piper';
import { piperFake } from '../../fakes/vendors/piper';
import { onFake } from '../../kits/vendors/on-fake';
import { saying, speechPiece } from '../../kits/vendors/speech-piece';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'proxy-canary-2ab4f0';
const login = { authorization: `Bearer ${secret}` };
const protocol = piperFake(secret, async (text) => (await spokenSound(text, 'wav')).bytes);
const piece = speechPiece({ voice: 'en_US-lessac-medium', model: 'en_US-lessac-medium' });

vendorSuite({
	name: 'Piper: speech',
	...{ protocol, secret, login },
	call: saying(piperSpeech, piece),
	kinds: { broken: 'temporarily-unavailable' },
	required: ['text'],
});

describe('speech of Piper', () => {
	it('is stretched to half the pace by twice the length', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			const { bytes } = await spokenSound(piece.text, 'wav');
			expect(await saying(piperSpeech, piece)(context)).toMatchObject({ bytes, mediaType: 'audio/wav' });
			await saying(piperSpeech, { ...piece, speed: 0.5 })(context);
			await saying(piperSpeech, { ...piece, speed: 1.2 })(context);
			expect(fake.seen.map((seen) => seen.json())).toEqual([
				{ text: piece.text, voice: piece.voice },
				{ text: piece.text, voice: piece.voice, length_scale: 2 },
				{ text: piece.text, voice: piece.voice, length_scale: 0.833 },
			]);
		});
	});

	it('says where to look when the server breaks down', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			fake.mode = 'broken';
			const fix = expect.stringContaining('voice may not be downloaded');
			await expect(saying(piperSpeech, piece)(context)).rejects.toMatchObject({ refusal: { fix } });
		});
	});

	it('takes no page for a sound', async () => {
		const page = { status: 200, bytes: Buffer.from('<html></html>') };
		await onFake({ ...protocol, answer: () => page }, { login }, async (context) => {
			await expect(saying(piperSpeech, piece)(context)).rejects.toMatchObject({ kind: 'temporarily-unavailable' });
		});
	});

	it.each([
		['en-GB', 'en_GB-alan-low'],
		['en-AU', 'en_GB-alan-low'],
		['de', 'de_DE-thorsten-high'],
	])('speaks %s with %s where no voice was chosen', async (locale, voice) => {
		await onFake(protocol, { login }, async (context) => {
			expect(await piperSpeech.ownVoice(locale, context)).toBe(voice);
		});
	});

	it('does not speak what no voice on its disk does', async () => {
		await onFake(protocol, { login }, async (context) => {
			await expect(piperSpeech.ownVoice('ar', context)).rejects.toMatchObject({ kind: 'configuration-invalid' });
		});
	});
});
