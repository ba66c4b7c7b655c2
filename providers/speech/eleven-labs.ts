import { fromBase64 } from '../core/base64';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import type { VendorAnswer, VendorRequest } from '../core/vendor-http';
import { timesOf } from './eleven-labs-alignment';
import { elevenLabsManners as manners } from '../core/eleven-labs-manners';
import { elevenLabsModel, elevenLabsModels, elevenLabsPrices } from './eleven-labs-models';
import { speechOperations } from './operations';
import { genderOf, localeOf, pickVoice } from './pick-voice';
import { characters } from './text-limits';
import type { SoundQuality, SpeechPiece, SpeechReach, SpeechVendor, VendorVoice } from './port';

const { label } = manners;

/** 192 kbit/s needs the Creator plan, lossless at 44.1 kHz Pro. */
const formats: Record<SoundQuality, { format: string; mediaType: string }> = {
	standard: { format: 'mp3_44100_128', mediaType: 'audio/mpeg' },
	high: { format: 'mp3_44100_192', mediaType: 'audio/mpeg' },
	lossless: { format: 'wav_44100', mediaType: 'audio/wav' },
};

/** ElevenLabs with the time of each character. */
export const elevenLabsSpeech: SpeechVendor = {
	id: 'elevenLabs',
	label,
	note: 'Lively voices, cloned ones too, with exact word times',
	credential: 'showrunnerElevenLabsApi',
	operations: speechOperations,
	proof: 'sdk',
	models: elevenLabsModels,
	prices: elevenLabsPrices,
	// The free plan makes two at once.
	lanes: 2,
	meets: ['model', 'exaggeration', 'stability', 'seed', 'quality'],
	speeds: { least: 0.7, most: 1.2 },
	hearsContext: (model) => elevenLabsModel(model).hearsContext === true,
	longest: ({ model }) => characters(elevenLabsModel(model).characters),
	rights: {
		licence: 'ElevenLabs terms of service: commercial use on paid plans',
		licenceUrl: 'https://elevenlabs.io/terms-of-use',
		commercialUse: 'conditional',
	},
	usageOf: ({ text }) => ({ character: text.length }),
	async say(piece, reach) {
		const { format, mediaType } = formats[piece.quality ?? 'standard'];
		const answer = await sendPatiently(reach, {
			method: 'POST',
			path: `/v1/text-to-speech/${encodeURIComponent(piece.voice)}/with-timestamps`,
			query: { output_format: format },
			json: toBody(piece),
			timeoutMs: 240_000,
		});
		const body = readJson(acceptAnswer(answer, manners, reach.clock.now()), label);
		const audio = textIn(body, 'audio_base64');
		if (audio === undefined) throw malformed(label, 'no audio');
		const times = timesOf(body);
		return { bytes: fromBase64(audio), mediaType, ...(times && { times }), usage: { character: piece.text.length } };
	},
	listVoices,
	async ownVoice(locale, reach) {
		return pickVoice(await listVoices(reach), locale, label, ({ note }) => (note === 'premade' ? 0 : 1));
	},
};

function toBody({ text, model, locale, speed, ...piece }: SpeechPiece): JsonObject {
	const settings = {
		...(piece.stability !== undefined && { stability: piece.stability }),
		...(piece.exaggeration !== undefined && { style: piece.exaggeration }),
		...(speed !== 1 && { speed }),
	};
	return {
		text,
		model_id: model,
		...(elevenLabsModel(model).takesLanguage && { language_code: new Intl.Locale(locale).language }),
		...(Object.keys(settings).length > 0 && { voice_settings: settings }),
		...(piece.seed !== undefined && { seed: piece.seed }),
		...(piece.previousText !== undefined && { previous_text: piece.previousText }),
		...(piece.nextText !== undefined && { next_text: piece.nextText }),
	};
}

/** The plan's calls at once are all in use, or the service is: nothing was made, and a little later there is room. */
const roomPausesMs = [1_000, 2_000, 4_000];

async function sendPatiently({ http, clock, signal }: SpeechReach, request: VendorRequest): Promise<VendorAnswer> {
	const send = async () => await http.send({ ...request, ...(signal && { signal }) });
	let answer = await send();
	for (const pauseMs of roomPausesMs) {
		if (answer.status !== 429 || !/too_many_concurrent_requests|system_busy/.test(answer.text())) break;
		await clock.sleep(pauseMs, signal);
		if (signal?.aborted) break;
		answer = await send();
	}
	return answer;
}

/** More voices than anybody has in an account. */
const mostPages = 10;

async function listVoices({ http, clock, signal }: SpeechReach): Promise<VendorVoice[]> {
	const voices: VendorVoice[] = [];
	let token: string | undefined;
	for (let page = 0; page < mostPages; page++) {
		const query = { page_size: 100, ...(token && { next_page_token: token }) };
		const answer = await http.send({ method: 'GET', path: '/v2/voices', query, ...(signal && { signal }) });
		const body = readJson(acceptAnswer(answer, manners, clock.now()), label);
		voices.push(...objectsIn(body, 'voices').flatMap(toVoice));
		token = body.has_more === true ? textIn(body, 'next_page_token') : undefined;
		if (token === undefined) break;
	}
	return voices;
}

/** A voice speaks every language of the model; those that it was checked in suit it best. */
function toVoice(voice: JsonObject): VendorVoice[] {
	const id = textIn(voice, 'voice_id');
	if (id === undefined) return [];
	const labels = objectIn(voice, 'labels');
	const category = textIn(voice, 'category');
	return [
		{
			...{ id, label: textIn(voice, 'name') ?? id, gender: genderOf(labels.gender) },
			locales: localesOf(voice, labels),
			licence: 'ElevenLabs terms of service',
			...(category && { note: category }),
		},
	];
}

function localesOf(voice: JsonObject, labels: JsonObject): string[] {
	const verified = objectsIn(voice, 'verified_languages').map(({ locale, language }) => locale ?? language);
	const found = [...verified, labels.language].flatMap((written) => localeOf(written) ?? []);
	return [...new Set(found)];
}
