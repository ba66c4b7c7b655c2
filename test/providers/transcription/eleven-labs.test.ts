import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { describe, expect, it } from '@jest/globals';
import { elevenLabsTranscription as vendor } from '../../../providers/transcription/eleven-labs';
import { elevenLabsHearing } from '../../fakes/vendors/eleven-labs-hearing';
import { said, sound, soundFile } from '../../kits/vendors/heard-sound';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'xi-canary-ears-60d4aa';
const login = { 'xi-api-key': secret };
const protocol = elevenLabsHearing(secret, said);
const client = (baseUrl: string) => new ElevenLabsClient({ apiKey: secret, baseUrl, maxRetries: 0 });

vendorSuite({
	name: 'ElevenLabs: transcripts',
	...{ protocol, secret, login, kinds: { 'no-credit': 'quota-exhausted' } },
	call: async (context) => await vendor.hear({ ...sound, model: 'scribe_v2', locale: 'en' }, context),
	requiredFields: ['file', 'model_id'],
	oracle: {
		record: async (baseUrl) =>
			await client(baseUrl).speechToText.convert({
				...{ modelId: 'scribe_v2', file: soundFile(), languageCode: 'en', timestampsGranularity: 'word' },
			}),
		headers: ['xi-api-key'],
	},
});

vendorSuite({
	name: 'ElevenLabs: times of a given text',
	...{ protocol, secret, login },
	call: async (context) => await vendor.find?.({ ...sound, text: said.text }, context),
	requiredFields: ['file', 'text'],
	oracle: {
		record: async (baseUrl) => await client(baseUrl).forcedAlignment.create({ file: soundFile(), text: said.text }),
		headers: ['xi-api-key'],
	},
});

describe('Scribe', () => {
	it('tells words without the spaces between them', async () => {
		const heard = await onFake(protocol, { login }, async (reach) =>
			vendor.hear({ ...sound, model: 'scribe_v2' }, reach),
		);
		expect(heard.words.map(({ text }) => text)).toEqual(['The', 'lamp', 'turned', 'Nobody', 'lit', 'it']);
		expect(heard.locale).toBe('en');
	});
});

describe('forced alignment', () => {
	it('is sent long sounds as MP3', async () => {
		await onFake(protocol, { login }, async (reach, fake) => {
			await vendor.find?.({ ...sound, mediaType: 'audio/mpeg', text: said.text }, reach);
			const file = (await fake.seen[0]?.form())?.get('file') as File;
			expect([file.name, file.type]).toEqual(['sound.mp3', 'audio/mpeg']);
		});
	});

	it('leaves a text that ElevenLabs would not take to the next provider, without a call', async () => {
		await onFake(protocol, { login }, async (reach, fake) => {
			const refused = vendor.find?.({ ...sound, text: 'x'.repeat(675_001) }, reach);
			await expect(refused).rejects.toMatchObject({ kind: 'configuration-invalid', refusal: { field: 'text' } });
			expect(fake.seen).toEqual([]);
		});
	});
});
