import { describe, expect, it } from '@jest/globals';
import { azureSpeech } from '../../../providers/speech/azure-speech';
import { elevenLabsSpeech } from '../../../providers/speech/eleven-labs';
import { googleCloudSpeech } from '../../../providers/speech/google-cloud';
import { openAiSpeech } from '../../../providers/speech/open-ai';
import { piperSpeech } from '../../../providers/speech/piper';
import { planPieces } from '../../../providers/speech/plan-pieces';
import type { SpeechRequest, SpeechVendor } from '../../../providers/speech/port';
import { speechVendorIds } from '../../../providers/speech/registry';
import { characters } from '../../../providers/speech/text-limits';
import { vendorContext } from '../../kits/vendors/vendor-context';

/** Nobody listens there: what is refused before money moves is refused without a call. */
const baseUrl = 'http://127.0.0.1:9';
const scene = (text: string, id = 'a') => ({ id, text });
const plan = async (vendor: SpeechVendor, change: Partial<SpeechRequest>, startsAt = '2026-06-01T00:00:00Z') => {
	const voices = [`${vendor.id}:one`];
	const request = { scenes: [scene('The sea is calm.')], locale: 'en', voices, speed: 1, ...change };
	return await planPieces(vendor, request, vendorContext({ baseUrl, startsAt }), speechVendorIds);
};

describe('what a vendor of speech is to be asked', () => {
	it('is several pieces where a scene is too long for one call of the vendor', async () => {
		const sentence = `${'é'.repeat(1_200)}. `;
		const asked = await plan(googleCloudSpeech, {
			scenes: [scene('Short.', 'first'), scene(sentence.repeat(3), 'last')],
		});
		expect(asked.scenes.map(({ id, pieces }) => [id, pieces.map(({ text }) => text)])).toEqual([
			['first', ['Short.']],
			['last', [`${sentence}${sentence}`.trim(), sentence.trim()]],
		]);
		expect(asked.warnings).toEqual([]);
	});

	it.each([
		['OpenAI, by tokens', openAiSpeech, {}, '海。'.repeat(1_500), 2],
		['OpenAI’s old models, by characters', openAiSpeech, { model: 'tts-1' }, '海。'.repeat(1_500), 1],
		['Azure, by ten minutes', azureSpeech, {}, '海。'.repeat(1_900), 2],
		['Azure, by ten minutes at half the pace', azureSpeech, { speed: 0.5 }, '海。'.repeat(1_900), 3],
		['ElevenLabs, by characters of its model', elevenLabsSpeech, { model: 'eleven_v4' }, '海。'.repeat(2_000), 1],
	])('is as many pieces as %s needs', async (_name, vendor, change, text, count) => {
		const { scenes } = await plan(vendor, { scenes: [scene(text)], ...change });
		expect(scenes[0]?.pieces).toHaveLength(count);
		expect(scenes[0]?.pieces.map((piece) => piece.text).join('')).toBe(text);
	});

	it('goes on from the sentence before, where the model hears it', async () => {
		const small: SpeechVendor = { ...elevenLabsSpeech, longest: () => characters(12) };
		const scenes = [scene('Zero.', 'z'), scene('One is. Two is. … !', 'a'), scene('Three.', 'b')];
		const [, middle] = (await plan(small, { scenes })).scenes;
		expect(middle?.pieces.map(({ text, previousText, nextText }) => [previousText, text, nextText])).toEqual([
			['Zero.', 'One is.', 'Two is.'],
			['One is.', 'Two is. … !', 'Three.'],
		]);
		const deaf = await plan({ ...small, hearsContext: () => false }, { scenes });
		expect(Object.keys(deaf.scenes[1]?.pieces[0] ?? {})).not.toEqual(expect.arrayContaining(['nextText']));
	});

	it.each([
		['a scene of more than 4,000 characters', { scenes: [scene('x'.repeat(4_001), 'last')] }, 'story'],
		['more scenes than are spoken at once', { scenes: Array.from({ length: 241 }, () => scene('One.')) }, 'story'],
		['a locale that is none', { locale: 'en_US!' }, 'locale'],
		['no locale', { locale: '' }, 'locale'],
	])('is never %s: the service would refuse it after it was paid', async (_what, change, field) => {
		await expect(plan(elevenLabsSpeech, change)).rejects.toMatchObject({ kind: 'input-invalid', refusal: { field } });
	});

	it.each([
		['ElevenLabs', elevenLabsSpeech, 2, 1.2],
		['ElevenLabs', elevenLabsSpeech, 0.5, 0.7],
		['Azure', azureSpeech, 0.3, 0.5],
	])('is a pace that %s has', async (_name, vendor, wanted, taken) => {
		const { scenes, warnings } = await plan(vendor, { speed: wanted });
		expect(scenes[0]?.pieces[0]?.speed).toBe(taken);
		expect(warnings).toMatchObject([{ code: 'option-adjusted', field: 'speed' }]);
		expect((await plan(vendor, { speed: 1.1 })).warnings).toEqual([]);
	});

	it('warns of the end of a model in its last two months, and refuses it after that', async () => {
		expect((await plan(openAiSpeech, {}, '2026-11-06T00:00:00Z')).warnings).toEqual([]);
		const { model, warnings } = await plan(openAiSpeech, {}, '2026-11-27T00:00:00Z');
		expect(model).toBe('gpt-4o-mini-tts');
		expect(warnings).toMatchObject([
			{ code: 'model-retiring', field: 'model', message: expect.stringContaining('2027-01-06') },
		]);
		for (const wanted of [undefined, 'tts-1'])
			await expect(
				plan(openAiSpeech, { ...(wanted && { model: wanted }) }, '2027-01-06T00:00:00Z'),
			).rejects.toMatchObject({
				...{ kind: 'configuration-invalid', refusal: { field: 'model' } },
			});
	});

	it('leaves out wishes that it cannot meet, each told once', async () => {
		const wishes = { style: 'cheerful', seed: 7, stability: 0.3, instructions: 'Softly', quality: 'high' } as const;
		const { scenes, warnings } = await plan(azureSpeech, { scenes: [scene('One.'), scene('Two.', 'b')], ...wishes });
		expect(scenes[1]?.pieces[0]).toMatchObject({ style: 'cheerful', quality: 'high' });
		expect(scenes[1]?.pieces[0]).not.toHaveProperty('seed');
		expect(warnings.map(({ code, field }) => [code, field])).toEqual([
			['option-unsupported', 'stability'],
			['option-unsupported', 'instructions'],
			['option-unsupported', 'seed'],
		]);
		expect((await plan(piperSpeech, { quality: 'standard' })).warnings).toEqual([]);
		expect((await plan(piperSpeech, { quality: 'high' })).warnings).toMatchObject([{ field: 'quality' }]);
	});

	it('has the sentences around a scene, where the model hears them', async () => {
		const scenes = [scene('One. Two!', 'a'), scene('Three.', 'b'), scene('Four? Five.', 'c')];
		const [, middle] = (await plan(elevenLabsSpeech, { scenes })).scenes;
		expect(middle?.pieces[0]).toMatchObject({ previousText: 'Two!', nextText: 'Four?' });
		const [, deaf] = (await plan(elevenLabsSpeech, { scenes, model: 'eleven_v4' })).scenes;
		expect(Object.keys(deaf?.pieces[0] ?? {})).not.toEqual(expect.arrayContaining(['previousText', 'nextText']));
	});

	it('is nothing for a scene without a word', async () => {
		const { scenes } = await plan(azureSpeech, { scenes: [scene('… —'), scene('7', 'b'), scene('海', 'c')] });
		expect(scenes.map(({ pieces }) => pieces[0]?.text ?? null)).toEqual([null, '7', '海']);
	});

	it('takes the voice and the model of this vendor among those of several', async () => {
		const voices = ['flite:slt', 'elevenLabs:anna', 'azureSpeech:en-US-AvaNeural'];
		const own = await plan(elevenLabsSpeech, { voices, model: 'openAi:tts-1' });
		expect(own).toMatchObject({ voice: 'anna', model: 'eleven_multilingual_v2' });
		expect(own.warnings).toMatchObject([{ code: 'model-substituted', field: 'model' }]);
		expect((await plan(azureSpeech, { voices })).voice).toBe('en-US-AvaNeural');
	});

	it('takes a voice of its own where the wanted ones are of others', async () => {
		const { voice, warnings } = await plan(openAiSpeech, { voices: ['elevenLabs:anna'] });
		expect(voice).toBe('alloy');
		expect(warnings).toMatchObject([
			{ code: 'voice-substituted', field: 'voice', message: expect.stringContaining('elevenLabs:anna') },
		]);
	});
});
