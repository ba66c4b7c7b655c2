import { fromBase64 } from '../core/base64';
import { malformed, readJson } from '../core/read-json';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import { speechOperations } from './operations';
import { genderOf, localeOf, pickVoice } from './pick-voice';
import { bytes } from './text-limits';
import type { SoundQuality, SpeechReach, SpeechVendor, VendorVoice } from './port';

const label = 'Google Cloud Text-to-Speech';

const manners: VendorManners = {
	label,
	read: (body) => {
		const error = objectIn(body, 'error');
		const message = textIn(error, 'message') ?? '';
		const isKey = /api key/i.test(message);
		const isVoice = /voice/i.test(message) && error.status === 'INVALID_ARGUMENT';
		return {
			...(message !== '' && { message }),
			// Google answers an unknown key, and a voice that it does not have, with 400.
			...(isKey && { kind: 'credential-invalid' as const }),
			...(!isKey && isVoice && { kind: 'configuration-invalid' as const, field: 'voice' }),
		};
	},
};

const formats: Record<SoundQuality, { encoding: string; mediaType: string }> = {
	standard: { encoding: 'MP3', mediaType: 'audio/mpeg' },
	high: { encoding: 'OGG_OPUS', mediaType: 'audio/ogg' },
	lossless: { encoding: 'LINEAR16', mediaType: 'audio/wav' },
};

const families = ['Neural2', 'Wavenet', 'Standard', 'Chirp3-HD', 'Chirp-HD', 'Studio', 'Polyglot', 'News', 'Casual'];
/** `en-US-Neural2-C` is of the family Neural2: what its price goes by. */
const familyOf = (voice: string) => families.find((family) => voice.includes(`-${family}-`)) ?? 'other';

/** Language and region of a voice's name; Google wants both beside the name. */
const languageCodeOf = (voice: string, locale: string) => /^([a-z]{2,3}-[A-Za-z]{2,4})-/.exec(voice)?.[1] ?? locale;

/** Google's voices. Its v1 tells no times. */
export const googleCloudSpeech: SpeechVendor = {
	id: 'googleCloud',
	label,
	note: 'Voices in more than 50 languages',
	credential: 'showrunnerGoogleCloudApi',
	addressField: 'ttsBaseUrl',
	operations: speechOperations,
	proof: 'spec',
	models: [],
	prices: {
		...{ provider: 'googleCloud', currency: 'USD', asOf: '2026-11-20' },
		source: 'https://cloud.google.com/text-to-speech/pricing',
		prices: [
			{ model: 'Standard', unit: 'character', priceMicros: 4_000_000, per: 1_000_000 },
			{ model: 'Wavenet', unit: 'character', priceMicros: 16_000_000, per: 1_000_000 },
			{ model: 'Neural2', unit: 'character', priceMicros: 16_000_000, per: 1_000_000 },
		],
	},
	lanes: 4,
	meets: ['quality'],
	speeds: { least: 0.25, most: 2 },
	longest: () => bytes(5_000),
	rights: {
		licence: 'Google Cloud terms of service: the output is yours',
		licenceUrl: 'https://cloud.google.com/terms',
		commercialUse: 'allowed',
	},
	modelOf: familyOf,
	usualModel: 'Neural2',
	usageOf: ({ text }) => ({ character: text.length }),
	async say(piece, { http, clock, signal }) {
		const { encoding, mediaType } = formats[piece.quality ?? 'standard'];
		const json = {
			input: { text: piece.text },
			voice: { languageCode: languageCodeOf(piece.voice, piece.locale), name: piece.voice },
			audioConfig: { audioEncoding: encoding, ...(piece.speed !== 1 && { speakingRate: piece.speed }) },
		};
		const request = { method: 'POST', path: '/v1/text:synthesize', json, timeoutMs: 240_000 } as const;
		const answer = await http.send({ ...request, ...(signal && { signal }) });
		const audio = textIn(readJson(acceptAnswer(answer, manners, clock.now()), label), 'audioContent');
		if (audio === undefined) throw malformed(label, 'no audio');
		return { bytes: fromBase64(audio), mediaType, usage: { character: piece.text.length } };
	},
	listVoices,
	async ownVoice(locale, reach) {
		return pickVoice(await listVoices(reach), locale, label, ({ id }) => {
			const place = families.indexOf(familyOf(id));
			return place < 0 ? families.length : place;
		});
	},
};

async function listVoices({ http, clock, signal }: SpeechReach): Promise<VendorVoice[]> {
	const answer = await http.send({ method: 'GET', path: '/v1/voices', ...(signal && { signal }) });
	const body = readJson(acceptAnswer(answer, manners, clock.now()), label);
	return objectsIn(body, 'voices').flatMap((voice) => {
		const id = textIn(voice, 'name');
		const codes = Array.isArray(voice.languageCodes) ? voice.languageCodes : [];
		const locales = codes.flatMap((code) => localeOf(code) ?? []);
		// Chirp's short names need a model beside them; the same voices stand in the list by their long ones.
		if (id === undefined || locales.length === 0 || !id.includes('-')) return [];
		const gender = genderOf(textIn(voice, 'ssmlGender'));
		return [{ id, label: id, locales, gender, licence: 'Google Cloud terms of service' }];
	});
}
