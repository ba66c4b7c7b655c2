import { describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { chooseModel } from '../../../providers/core/model-card';
import { costOf } from '../../../providers/core/price';
import { openAiTranscription } from '../../../providers/transcription/open-ai';
import { whisperServer } from '../../fakes/vendors/whisper-server';
import { said, sound, soundFile } from '../../kits/vendors/heard-sound';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-canary-hearing-11fe02';
const login = { authorization: `Bearer ${secret}` };
const protocol = whisperServer({ secret, said, timed: ['whisper-1'], untimed: ['gpt-transcribe'] });
delete (protocol as { contentRefused?: unknown }).contentRefused;
const hear = (model: string) =>
	onFake(protocol, { login }, async (context) => openAiTranscription.hear({ ...sound, model }, context));

vendorSuite({
	name: 'OpenAI: transcripts',
	...{ protocol, secret, login },
	call: async (context) => await openAiTranscription.hear({ ...sound, model: 'gpt-transcribe' }, context),
	requiredFields: ['file', 'model'],
	oracle: {
		record: async (baseURL) =>
			await new OpenAI({ apiKey: secret, baseURL, maxRetries: 0 }).audio.transcriptions.create({
				...{ file: soundFile(), model: 'gpt-transcribe', response_format: 'json' },
			}),
		headers: ['authorization'],
	},
});

describe('transcripts of OpenAI', () => {
	it('have word times by Whisper alone', async () => {
		expect((await hear('whisper-1')).words).toHaveLength(6);
		expect((await hear('gpt-transcribe')).words).toEqual([]);
	});

	it('warn of the end of Whisper, and refuse after it', () => {
		const at = (day: string) => chooseModel(openAiTranscription.models, 'whisper-1', Date.parse(day));
		expect(at('2027-01-15').warnings).toEqual([expect.objectContaining({ code: 'model-retiring' })]);
		expect(() => at('2027-02-27')).toThrow("The model 'whisper-1' was shut down on 2027-02-26");
	});

	it('cost what a minute costs', () => {
		const { prices } = openAiTranscription;
		expect(costOf(prices, [], 'gpt-transcribe', { second: 60 })).toEqual({
			micros: 4_500,
			currency: 'USD',
			unpriced: [],
		});
	});
});
