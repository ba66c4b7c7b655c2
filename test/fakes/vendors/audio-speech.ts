import type { SoundFormat } from '../../kits/vendors/spoken-sound.js';
import type { FakeAnswer, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { bearer, memberFault, openAiError, openAiRefusals } from './text-wire.js';

/** What sets one server with `/audio/speech` apart from another. */
export type AudioSpeech = {
	secret: string;
	speak(text: string, format: SoundFormat): Uint8Array | Promise<Uint8Array>;
	models: string[];
	voices: string[];
	/** Lists its voices at `/audio/voices`, as Kokoro does. */
	listsVoices?: boolean;
};

const types: Record<string, string> = { mp3: 'audio/mpeg', wav: 'audio/wav' };

/** OpenAI's speech and that of servers like it, with what the SDK's types and OpenAI's pages refuse. */
export const audioSpeech = (server: AudioSpeech): VendorProtocol => ({
	...openAiRefusals(server.secret),
	isLoggedIn: ({ headers }) => bearer(server.secret)(headers),
	answer: async ({ method, path, json }) => {
		if (method === 'GET' && path === '/models') {
			const data = server.models.map((id) => ({ id, object: 'model' }));
			return { status: 200, json: { object: 'list', data } };
		}
		if (method === 'GET' && path === '/audio/voices' && server.listsVoices)
			return { status: 200, json: { voices: server.voices } };
		if (method !== 'POST' || path !== '/audio/speech') return openAiError(404, 'unknown_url', 'Invalid URL');
		const body = json();
		const fault = faultOf(body, server);
		if (fault) return fault;
		const format = String(body.response_format ?? 'mp3') as SoundFormat;
		const bytes = await server.speak(String(body.input), format);
		return { status: 200, headers: { 'content-type': types[format] ?? '' }, bytes };
	},
});

/** About as OpenAI counts them: one for a sign of Chinese, Japanese or Korean, one for four of other letters. */
const tokensOf = (text: string) => {
	const wide = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
	return wide + Math.ceil((text.length - wide) / 4);
};

function faultOf(body: Record<string, unknown>, { models, voices }: AudioSpeech): FakeAnswer | undefined {
	const invalid = (message: string) => openAiError(400, 'invalid_value', message);
	const members = memberFault(
		body,
		['model', 'input', 'voice'],
		['response_format', 'speed', 'instructions', 'stream_format'],
	);
	if (members) return invalid(members);
	const { input, speed = 1 } = body;
	if (typeof input !== 'string' || input === '' || input.length > 4_096) return invalid('input: 1 to 4096 characters');
	const tokens = tokensOf(input);
	if (/^gpt-4o-mini-tts/.test(String(body.model)) && tokens > 2_000)
		return invalid(`Input of ${tokens} tokens is over the maximum input limit of 2000 tokens`);
	if (!models.includes(String(body.model))) return openAiError(404, 'model_not_found', 'No such model', 'model');
	if (!voices.includes(String(body.voice))) return invalid("Invalid 'voice'");
	if (!(String(body.response_format ?? 'mp3') in types)) return invalid("Invalid 'response_format'");
	if (typeof speed !== 'number' || speed < 0.25 || speed > 4) return invalid("Invalid 'speed'");
	if (body.instructions !== undefined && /^tts-1/.test(String(body.model)))
		return invalid('instructions do not work with tts-1');
	return undefined;
}
