import { describe, expect, it } from '@jest/globals';
import type { SpeechEngine, Voice } from '@showrunner/contract';
import { chooseVoice, voicesFor } from '../../../../render-node/src/domain/speech/choose-voice.js';

const voice = (id: string, locale: string): Voice => ({
	id,
	label: id,
	engine: id.split(':')[0] as SpeechEngine,
	locale,
	gender: 'unknown',
	licence: 'MIT',
});
const voices = [
	voice('espeak-ng:en-us', 'en-US'),
	voice('festival:slt-hts', 'en-US'),
	voice('flite:rms', 'en-US'),
	voice('espeak-ng:fr-be', 'fr-BE'),
	voice('espeak-ng:fr-fr', 'fr-FR'),
	voice('espeak-ng:de', 'de'),
	voice('espeak-ng:nb', 'nb'),
];
const choose = (locale: string, id?: string) =>
	chooseVoice(id === undefined ? { locale } : { locale, voice: id }, voices, [
		{ id: 'sherpa-onnx:amy', reason: 'its model model.onnx is missing' },
	]);
const refusalOf = (run: () => unknown) => {
	try {
		run();
	} catch (error) {
		return (error as { problem: unknown }).problem;
	}
	return null;
};

describe('chooseVoice', () => {
	it('takes the asked voice where it speaks the language', () => {
		expect(choose('en-GB', 'festival:slt-hts')).toEqual({ voice: voices[1], warnings: [] });
	});

	it('prefers the clearest engine and the region of the locale', () => {
		expect(choose('en').voice?.id).toBe('flite:rms');
		expect(choose('fr').voice?.id).toBe('espeak-ng:fr-fr');
		expect(choose('fr-BE').voice?.id).toBe('espeak-ng:fr-be');
		expect(choose('no').voice?.id).toBe('espeak-ng:nb');
	});

	it('replaces a voice of another language and says so', () => {
		expect(choose('de-AT', 'flite:rms')).toMatchObject({
			voice: { id: 'espeak-ng:de' },
			warnings: [{ code: 'voice-substituted', field: 'voice' }],
		});
	});

	it('chooses none for a language that nothing speaks and says so', () => {
		expect(choose('ja', 'flite:rms')).toMatchObject({
			voice: null,
			warnings: [{ code: 'no-voice-for-language', message: expect.stringContaining('Japanese') }],
		});
	});

	it('refuses an unknown voice and lists those of the language', () => {
		expect(refusalOf(() => choose('en', 'flite:bob'))).toMatchObject({
			kind: 'input-invalid', type: 'voice-unknown', field: 'voice', fix: expect.stringContaining('flite:rms, festival:slt-hts'),
		}); // prettier-ignore
	});

	it('refuses a configured voice whose files are missing with the reason', () => {
		expect(refusalOf(() => choose('en', 'sherpa-onnx:amy'))).toMatchObject({
			kind: 'configuration-invalid', type: 'voice-files-missing', title: expect.stringContaining('model.onnx is missing'),
		}); // prettier-ignore
	});
});

describe('voicesFor', () => {
	it('lists all voices without a locale and those of the language with one', () => {
		expect(voicesFor(voices)).toHaveLength(voices.length);
		expect(voicesFor(voices, 'en').map((one) => one.id)).toEqual(['flite:rms', 'festival:slt-hts', 'espeak-ng:en-us']);
	});
});
