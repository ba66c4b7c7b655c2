import type { FakeAnswer, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const told = (code: number, status: string, message: string): FakeAnswer => ({
	...{ status: code, json: { error: { code, message, status } } },
});
const invalid = (message: string) => told(400, 'INVALID_ARGUMENT', message);

const voice = (name: string, ssmlGender: string) => {
	const [, code = 'en-US'] = /^([a-z]+-[A-Z]+)-/.exec(name) ?? [];
	return { name, ssmlGender, languageCodes: [code], naturalSampleRateHertz: 24_000 };
};
const voices = [
	voice('Achernar', 'FEMALE'),
	voice('en-US-Chirp3-HD-Achernar', 'FEMALE'),
	voice('en-US-Standard-A', 'MALE'),
	voice('en-US-Neural2-C', 'FEMALE'),
	voice('en-GB-Wavenet-B', 'MALE'),
	voice('cmn-CN-Wavenet-A', 'FEMALE'),
	voice('he-IL-Wavenet-A', 'FEMALE'),
];

/** Google's `text:synthesize`, with what it refuses by its discovery document. */
export const googleCloudSpeechFake = (
	secret: string,
	speak: (text: string) => Uint8Array | Promise<Uint8Array>,
): VendorProtocol => ({
	isLoggedIn: ({ headers }) => headers['x-goog-api-key'] === secret,
	unauthorised: invalid('API key not valid. Please pass a valid API key.'),
	rateLimited: { ...told(429, 'RESOURCE_EXHAUSTED', 'Quota exceeded'), headers: { 'retry-after': '7' } },
	refusals: { closed: told(403, 'PERMISSION_DENIED', 'Cloud Text-to-Speech API has not been used in project 1') },
	answer: async ({ method, path, json }) => {
		if (method === 'GET' && path === '/v1/voices') return { status: 200, json: { voices } };
		if (method !== 'POST' || path !== '/v1/text:synthesize') return told(404, 'NOT_FOUND', 'Not found');
		const body = json() as Record<string, Record<string, unknown>>;
		const fault = faultOf(body);
		if (fault) return invalid(fault);
		const bytes = await speak(String(body.input?.text));
		return { status: 200, json: { audioContent: Buffer.from(bytes).toString('base64') } };
	},
});

function faultOf(body: Record<string, Record<string, unknown>>): string | undefined {
	const members =
		memberFault(body, ['input', 'voice', 'audioConfig'], ['advancedVoiceOptions']) ??
		memberFault(body.input, ['text'], []) ??
		memberFault(body.voice, ['languageCode'], ['name', 'ssmlGender', 'modelName']) ??
		memberFault(body.audioConfig, ['audioEncoding'], ['speakingRate', 'pitch', 'volumeGainDb', 'sampleRateHertz']);
	if (members) return `Invalid JSON payload received. ${members}`;
	if (Buffer.byteLength(String(body.input?.text)) > 5_000)
		return 'Either `input.text` or `input.ssml` is longer than the limit of 5000 bytes';
	const { name, languageCode } = body.voice ?? {};
	if (!voices.some((own) => own.name === name)) return `Voice '${String(name)}' does not exist. Is it misspelled?`;
	if (!String(name).startsWith(`${String(languageCode)}-`))
		return `Requested language code '${String(languageCode)}' doesn't match the voice '${String(name)}'`;
	const { audioEncoding, speakingRate = 1 } = body.audioConfig ?? {};
	if (!['LINEAR16', 'MP3', 'OGG_OPUS', 'MULAW', 'ALAW', 'PCM', 'M4A'].includes(String(audioEncoding)))
		return "Invalid value at 'audio_config.audio_encoding'";
	return Number(speakingRate) < 0.25 || Number(speakingRate) > 2 ? 'Invalid speakingRate' : undefined;
}
