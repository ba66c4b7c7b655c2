import { describe, expect, it } from '@jest/globals';
import Groq from 'groq-sdk';
import { groqTranscription } from '../../../providers/transcription/groq';
import { whisperServer } from '../../fakes/vendors/whisper-server';
import { said, sound, soundFile } from '../../kits/vendors/heard-sound';
import { onFake } from '../../kits/vendors/on-fake';
import type { TestedContext } from '../../kits/vendors/vendor-context';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'gsk_canary_9a77c0';
const login = { authorization: `Bearer ${secret}` };
const model = 'whisper-large-v3-turbo';
// The SDK's address ends before /openai/v1; the credential's ends behind it.
const base = '/openai/v1';
const protocol = whisperServer({ secret, said, base, timed: [model, 'whisper-large-v3'] });
const behindVersion = (context: TestedContext): TestedContext => ({
	...context,
	http: { ...context.http, send: async (sent) => await context.http.send({ ...sent, path: `${base}${sent.path}` }) },
});
delete (protocol as { contentRefused?: unknown }).contentRefused;

vendorSuite({
	name: 'Groq: transcripts',
	...{ protocol, secret, login },
	call: async (context) => await groqTranscription.hear({ ...sound, model, locale: 'en-GB' }, behindVersion(context)),
	requiredFields: ['file', 'model'],
	oracle: {
		record: async (baseURL) =>
			await new Groq({ apiKey: secret, baseURL, maxRetries: 0 }).audio.transcriptions.create({
				...{ file: soundFile(), model, response_format: 'verbose_json', language: 'en' },
				timestamp_granularities: ['word'],
			}),
		headers: ['authorization'],
	},
});

describe('Whisper on Groq', () => {
	it('tells each word with its time, the language and the seconds', async () => {
		const heard = await onFake(protocol, { login }, async (context) => {
			return await groqTranscription.hear({ ...sound, model }, behindVersion(context));
		});
		expect(heard).toMatchObject({ text: said.text, locale: 'en', usage: { second: 2 } });
		expect(heard.words[1]).toEqual({ text: 'lamp', startMs: 250, endMs: 450 });
	});

	it.each([
		['a model that it has not', { model: 'whisper-9' }],
		['no sound', { bytes: new Uint8Array() }],
	])('is refused with %s', async (_what, change) => {
		const heard = onFake(protocol, { login }, async (context) => {
			return await groqTranscription.hear({ ...sound, model, ...change }, behindVersion(context));
		});
		await expect(heard).rejects.toMatchObject({ name: 'ProviderError' });
	});
});
