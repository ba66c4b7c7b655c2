import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import type { SpokenSound } from '../../kits/vendors/spoken-sound.js';
import { memberFault } from './text-wire.js';

const told = (status: number, code: string, message: string): FakeAnswer => ({
	status,
	json: { detail: { status: code, message } },
});
const fault422 = (member: string, message: string): FakeAnswer => ({
	status: 422,
	json: { detail: [{ loc: ['body', member], msg: message, type: 'value_error' }] },
});

const models = ['eleven_v4', 'eleven_v4_turbo', 'eleven_flash_v2_5', 'eleven_multilingual_v2'];
const formats = /^(mp3_(22050_32|24000_48|44100_(32|64|96|128|192))|wav_(8000|16000|22050|24000|32000|44100|48000))$/;
const options = ['language_code', 'voice_settings', 'seed', 'previous_text', 'next_text', 'apply_text_normalization'];

/** An account with a voice of each kind, told in two pages. */
const voices = [
	{ voice_id: 'clone', name: 'Mine', category: 'cloned', labels: { language: 'en', gender: 'male' } },
	{
		...{ voice_id: 'rachel', name: 'Rachel', category: 'premade', labels: { language: 'en', gender: 'female' } },
		verified_languages: [
			{ language: 'en', locale: 'en-US' },
			{ language: 'de', locale: 'de-DE' },
		],
	},
	{ voice_id: 'everybody', name: 'Everybody', category: 'professional', labels: {} },
];

/** Speaks and times each character, with what ElevenLabs refuses by the types of its SDK and its pages. */
export const elevenLabsSpeechFake = (
	secret: string,
	speak: (text: string) => SpokenSound | Promise<SpokenSound>,
): VendorProtocol => ({
	isLoggedIn: ({ headers }) => headers['xi-api-key'] === secret,
	unauthorised: told(401, 'invalid_api_key', `Invalid API key ${secret}`),
	rateLimited: { ...told(429, 'too_many_concurrent_requests', 'Busy'), headers: { 'retry-after': '7' } },
	contentRefused: told(400, 'content_against_policy', 'The text is against our policy'),
	refusals: {
		'no-credit': told(401, 'quota_exceeded', 'This request exceeds your quota'),
		'no-plan': told(403, 'output_format_not_allowed', 'Not in your plan'),
	},
	answer: async (request) => {
		if (request.method === 'GET' && request.path === '/v2/voices') return page(request);
		const [, voice] = /^\/v1\/text-to-speech\/([^/]+)\/with-timestamps$/.exec(request.path) ?? [];
		if (request.method !== 'POST' || voice === undefined) return told(404, 'not_found', 'Not found');
		if (!voices.some((own) => own.voice_id === voice)) return told(404, 'voice_not_found', 'A voice was not found');
		const body = request.json();
		const fault = faultOf(request, body);
		if (fault) return fault;
		const { bytes, durationMs } = await speak(String(body.text));
		const alignment = evenly(String(body.text), durationMs / 1_000);
		const audio = Buffer.from(bytes).toString('base64');
		return { status: 200, json: { audio_base64: audio, alignment, normalized_alignment: null } };
	},
});

function page({ query }: SeenRequest): FakeAnswer {
	const unknown = [...query.keys()].find((name) => !['page_size', 'next_page_token'].includes(name));
	if (unknown !== undefined || Number(query.get('page_size') ?? 10) > 100) return fault422('query', 'not permitted');
	const isSecond = query.get('next_page_token') === 'second';
	const ofPage = isSecond ? voices.slice(2) : voices.slice(0, 2);
	return {
		status: 200,
		json: { voices: ofPage, has_more: !isSecond, total_count: 3, next_page_token: isSecond ? null : 'second' },
	};
}

function faultOf({ query }: SeenRequest, body: Record<string, unknown>): FakeAnswer | undefined {
	if (!formats.test(query.get('output_format') ?? 'mp3_44100_128')) return fault422('output_format', 'unknown');
	const members = memberFault(body, ['text', 'model_id'], options);
	if (members) return fault422('body', members);
	const { text, model_id: model, voice_settings: settings } = body;
	if (typeof text !== 'string' || text.trim() === '') return fault422('text', 'is empty');
	if (!models.includes(String(model))) return told(400, 'model_not_found', 'The model does not exist');
	if (model === 'eleven_multilingual_v2') {
		if (body.language_code !== undefined) return told(400, 'unsupported_language', 'Takes no language_code');
		if (text.length > 10_000) return told(400, 'max_character_limit_exceeded', 'Too long');
	}
	if (/^eleven_v4/.test(String(model)) && (body.previous_text ?? body.next_text) !== undefined)
		return told(400, 'unsupported_model', 'previous_text and next_text are not supported by this model');
	if (body.language_code !== undefined && !/^[a-z]{2,3}$/.test(String(body.language_code)))
		return fault422('language_code', 'not ISO 639');
	return settings === undefined ? undefined : settingsFault(settings);
}

function settingsFault(settings: unknown): FakeAnswer | undefined {
	const fault = memberFault(settings, [], ['stability', 'style', 'speed', 'similarity_boost', 'use_speaker_boost']);
	if (fault) return fault422('voice_settings', fault);
	const { stability = 0.5, style = 0, speed = 1 } = settings as Record<string, unknown>;
	const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1;
	if (!isShare(stability) || !isShare(style)) return fault422('voice_settings', 'must be 0 to 1');
	if (typeof speed !== 'number' || speed < 0.7 || speed > 1.2)
		return told(400, 'invalid_voice_settings', 'speed must be 0.7 to 1.2');
	return undefined;
}

/** Each character as long as the next. */
function evenly(text: string, seconds: number) {
	const characters = [...text];
	const at = (index: number) => Math.round((index * seconds * 1_000) / characters.length) / 1_000;
	return {
		characters,
		character_start_times_seconds: characters.map((_, index) => at(index)),
		character_end_times_seconds: characters.map((_, index) => at(index + 1)),
	};
}
