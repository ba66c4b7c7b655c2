import { describe, expect, it } from '@jest/globals';
import { costOf } from '../../../providers/core/price';
import { azureSpeech } from '../../../providers/speech/azure-speech';
import { toSsml } from '../../../providers/speech/azure-ssml';
import { azureSpeechFake } from '../../fakes/vendors/azure-speech';
import { readSsml } from '../../fakes/vendors/read-ssml';
import { onFake } from '../../kits/vendors/on-fake';
import { saying, speechPiece } from '../../kits/vendors/speech-piece';
import { spokenSound } from '../../kits/vendors/spoken-sound';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'azure-canary-60d2aa';
const login = { 'ocp-apim-subscription-key': secret };
const protocol = azureSpeechFake(secret, async (text) => (await spokenSound(text, 'mp3')).bytes);
const piece = speechPiece({ voice: 'en-US-ZoeNeural', model: 'neural' });

vendorSuite({
	name: 'Azure: speech',
	...{ protocol, secret, login },
	call: saying(azureSpeech, piece),
	kinds: { silent: 'temporarily-unavailable', gateway: 'temporarily-unavailable' },
});

describe('speech of Azure', () => {
	it('is asked for in the headers and words that Azure takes', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			const { bytes } = await spokenSound(piece.text, 'mp3');
			const said = await saying(azureSpeech, piece)(context);
			expect(said).toEqual({ bytes, mediaType: 'audio/mpeg', usage: { character: 16 } });
			expect(fake.seen[0]?.headers).toMatchObject({
				'content-type': 'application/ssml+xml',
				'x-microsoft-outputformat': 'audio-24khz-48kbitrate-mono-mp3',
			});
		});
	});

	it.each(['content-type', 'x-microsoft-outputformat'])('would be refused without %s', async (name) => {
		await onFake(protocol, { login }, async (_context, fake) => {
			const headers: Record<string, string> = {
				...{ 'content-type': 'application/ssml+xml', 'x-microsoft-outputformat': 'riff-48khz-16bit-mono-pcm' },
			};
			const post = async (sent: Record<string, string>) => {
				const body = new TextEncoder().encode(toSsml(piece));
				const address = `${fake.baseUrl}/cognitiveservices/v1`;
				return (await fetch(address, { method: 'POST', headers: { ...sent, ...login }, body })).status;
			};
			const rest = Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
			expect([await post(headers), await post(rest)]).toEqual([200, name === 'content-type' ? 415 : 400]);
		});
	});

	it.each([
		['what XML means otherwise', `Salt & "pepper" < 'oil' > &amp; </voice><break/>`],
		['marks of no writing', 'One\u0000two\u001bthree\ufffe'],
		['right to left, with a mark for it', '\u200fالبحر & هادئ'],
		['signs beyond the first plane', 'A 🐢 walks'],
	])('says %s as it stands', async (_what, text) => {
		await onFake(protocol, { login }, async (context, fake) => {
			await saying(azureSpeech, { ...piece, text })(context);
			const said = readSsml(fake.seen[0]?.bytes.toString('utf8') ?? '');
			// eslint-disable-next-line no-control-regex
			expect(said).toMatchObject({ text: text.replace(/[\u0000\u001b\ufffe]/g, ' '), voice: piece.voice });
		});
	});

	it('lets no name of a voice or style break out', () => {
		const ssml = toSsml({ ...piece, voice: '"><evil/>', style: `a"b'c`, locale: 'en"' });
		expect(readSsml(ssml)).toMatchObject({ voice: '"><evil/>', style: `a"b'c`, lang: 'en"', text: piece.text });
	});

	it('has the pace inside of the style', () => {
		expect(readSsml(toSsml({ ...piece, speed: 1.25, style: 'cheerful' }))).toMatchObject({
			...{ rate: '1.25', style: 'cheerful' },
		});
	});

	it.each([
		['a voice of another region', { voice: 'xx-XX-NobodyNeural' }],
		['a style that the voice has not', { style: 'angry' }],
	])('tells of %s that it was badly chosen', async (_what, change) => {
		await onFake(protocol, { login }, async (context) => {
			const refused = saying(azureSpeech, { ...piece, ...change })(context);
			await expect(refused).rejects.toMatchObject({ kind: 'configuration-invalid', refusal: { field: 'voice' } });
		});
	});

	it('does not know whether a gateway that gave up was paid', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			fake.mode = 'gateway';
			await expect(saying(azureSpeech, piece)(context)).rejects.toMatchObject({ refusal: { paid: 'unknown' } });
		});
	});

	it.each([
		['en-US', 'en-US-ZoeNeural'],
		['en-GB', 'en-GB-SoniaNeural'],
		['en', 'en-GB-SoniaNeural'],
		['ar-SA', 'ar-EG-SalmaNeural'],
	])('speaks %s with %s where no voice was chosen', async (locale, voice) => {
		await onFake(protocol, { login }, async (context) => {
			expect(await azureSpeech.ownVoice(locale, context)).toBe(voice);
		});
	});

	it('has no voice for a language that none of its list speaks', async () => {
		await onFake(protocol, { login }, async (context) => {
			const none = azureSpeech.ownVoice('is-IS', context);
			await expect(none).rejects.toMatchObject({ kind: 'configuration-invalid', refusal: { field: 'voice' } });
		});
	});

	it('lists its voices with what Azure says of them', async () => {
		await onFake(protocol, { login }, async (context) => {
			const voices = await azureSpeech.listVoices(context);
			expect(voices.find(({ id }) => id === 'en-US-AaNewNeural')).toMatchObject({
				...{ locales: ['en-US'], gender: 'female', note: 'Preview' },
			});
		});
	});

	it('counts Han characters twice and marks as letters, and knows no price of HD voices', () => {
		const { usageOf, prices, modelOf } = azureSpeech;
		expect(usageOf({ ...piece, text: '海ok' })).toEqual({ character: 4 });
		const marks = '<prosody rate="1.5"></prosody>'.length;
		expect(usageOf({ ...piece, text: 'ok', speed: 1.5 })).toEqual({ character: 2 + marks });
		expect(costOf(prices, [], 'neural', { character: 1_000 })).toMatchObject({ micros: 16_000, unpriced: [] });
		const model = modelOf?.('en-US-Ava:DragonHDLatestNeural') ?? '';
		expect(costOf(prices, [], model, { character: 1_000 }).unpriced).toEqual(['character']);
	});
});
