import { describe, expect, it } from '@jest/globals';
import type { Model, ProfileSettings, Voice } from '@showrunner/contract';
import { checkSettings, type ProfileGround } from '../../../../render-node/src/domain/profiles/check-settings.js';
import { compareSettings } from '../../../../render-node/src/domain/profiles/compare-settings.js';

const voice: Voice = {
	id: 'flite:rms',
	label: 'Rms',
	engine: 'flite',
	locale: 'en-US',
	gender: 'male',
	licence: 'BSD',
};
const model = (id: string, own: Partial<Model> = {}): Model => ({
	...{ id, label: id, engine: 'diffusers', kinds: ['text-to-image'], available: true, note: '', revision: null },
	licence: { id: 'MIT', url: 'https://example.com', commercialUse: 'allowed', note: '', needsAcceptance: false },
	...{ native: { width: 64, height: 64 }, clip: null, steps: null, pricePerSecondMicros: 500 },
	...own,
});
const sdxl = model('sdxl');
const forbidden = { ...sdxl.licence, commercialUse: 'forbidden' as const };
const ground: ProfileGround = {
	voices: [voice],
	models: [
		sdxl,
		model('flux', { licence: forbidden }),
		model('z-image', { available: false, note: 'Pull it' }),
		model('wan', { kinds: ['text-to-video'], pricePerSecondMicros: 2_000 }),
	],
	scripts: [
		{ script: 'latin', font: 'Noto Sans' },
		{ script: 'thai', font: null },
	],
	videoCapMicros: 3_000_000,
};
const found = (settings: ProfileSettings) =>
	checkSettings(settings, ground).map((finding) => [
		finding.isRefused ? `refused: ${finding.type}` : finding.code,
		finding.field,
	]);
const local = { speech: ['renderNode'], image: ['renderNode'], clip: ['renderNode'] };

describe('settings that this service can meet', () => {
	it.each([
		['nothing at all', {}],
		['a voice of the language', { voice: 'flite:rms', locale: 'en-GB' }],
		['models that can do their steps', { models: { image: 'sdxl', clip: 'wan' }, providers: local }],
		['models that it chooses', { models: { image: 'auto' }, providers: local }],
		['a model of somebody else', { models: { image: 'dall-e' }, providers: { image: ['openAi'] } }],
		['a cap below its own', { spendCapMicros: 2_500, models: { image: 'sdxl', clip: 'wan' } }],
		['children and a policy', { madeForKids: true, moderationPolicy: 'kids' }],
	] as [string, ProfileSettings][])('are passed: %s', (_, settings) => {
		expect(found(settings)).toEqual([]);
	});
});

describe('settings that this service cannot meet', () => {
	it.each([
		['a voice that only it is asked for', { voice: 'flite:none', providers: local }, 'refused: voice-unknown', 'voice'],
		['a voice that others may have', { voice: 'flite:none' }, 'voice-unknown', 'voice'],
		['a voice of another language', { voice: 'flite:rms', locale: 'ar' }, 'voice-language-differs', 'voice'],
		['a language without a voice', { locale: 'fr' }, 'no-voice-for-language', 'locale'],
		['letters without a font', { locale: 'th', providers: { speech: ['other'] } }, 'font-missing', 'locale'],
		[
			'a model that only it is asked for',
			{ models: { image: 'none' }, providers: local },
			'refused: model-unknown',
			'models.image',
		],
		['a model that others may have', { models: { image: 'none' } }, 'model-unknown', 'models.image'],
		['a model of pictures for clips', { models: { clip: 'sdxl' } }, 'refused: model-unsuitable', 'models.clip'],
		['a model that is not there yet', { models: { image: 'z-image' } }, 'model-not-ready', 'models.image'],
		['a licence against earning', { models: { image: 'flux' } }, 'licence-non-commercial', 'models.image'],
		['a cap above its own', { spendCapMicros: 3_000_001 }, 'cap-above-budget', 'spendCapMicros'],
		[
			'a cap that buys nothing',
			{ spendCapMicros: 2_499, models: { image: 'sdxl', clip: 'wan' } },
			'refused: cap-too-small',
			'spendCapMicros',
		],
		['children without a policy', { madeForKids: true }, 'kids-without-moderation', 'moderationPolicy'],
	] as [string, ProfileSettings, string, string][])('are told: %s', (_, settings, code, field) => {
		expect(found(settings)).toContainEqual([code, field]);
	});
});

describe('what differs between settings', () => {
	it('is told setting by setting, and lists whole', () => {
		const from = { mood: 'calm', captions: { style: 'box', profile: 'shorts' }, aspectRatios: ['9:16', '16:9'] };
		const to = { mood: 'calm', captions: { style: 'karaoke', profile: 'shorts' }, aspectRatios: ['16:9'], voice: 'a' };
		expect(compareSettings(from, to)).toEqual([
			{ field: 'aspectRatios', from: ['9:16', '16:9'], to: ['16:9'] },
			{ field: 'captions.style', from: 'box', to: 'karaoke' },
			{ field: 'voice', from: null, to: 'a' },
		]);
		expect(compareSettings(from, { mood: 'calm' })).toEqual([
			{ field: 'aspectRatios', from: ['9:16', '16:9'], to: null },
			{ field: 'captions.profile', from: 'shorts', to: null },
			{ field: 'captions.style', from: 'box', to: null },
		]);
		expect(compareSettings({ speed: 1, mood: 'calm' }, { mood: 'calm', speed: 1 })).toEqual([]);
	});
});
