import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import type { SaidWord } from './whisper-server.js';

const told = (status: number, code: string, message: string): FakeAnswer => ({
	status,
	json: { detail: { status: code, message } },
});

const fields: Record<string, { needed: string[]; others: string[] }> = {
	'/v1/speech-to-text': {
		needed: ['model_id', 'file'],
		others: ['timestamps_granularity', 'language_code', 'tag_audio_events', 'diarize', 'num_speakers'],
	},
	'/v1/forced-alignment': { needed: ['file', 'text'], others: ['enabled_spooled_file'] },
};

async function faultOf(request: SeenRequest): Promise<string | undefined> {
	const { needed, others } = fields[request.path] ?? { needed: [], others: [] };
	if (!request.headers['content-type']?.startsWith('multipart/form-data')) return 'a form is needed';
	const form = await request.form();
	const missing = needed.find((name) => !form.has(name));
	if (missing) return `${missing} is missing`;
	const unknown = [...form.keys()].find((name) => ![...needed, ...others].includes(name));
	if (unknown) return `${unknown} is unknown`;
	if (String(form.get('text') ?? '').length > 675_000) return 'text is longer than 675000 characters';
	const file = form.get('file');
	const isMp3 = file instanceof File && file.type === 'audio/mpeg' && file.name.endsWith('.mp3');
	const isFlac = file instanceof File && file.type === 'audio/flac' && file.name.endsWith('.flac');
	if (!isMp3 && !isFlac) return 'file is no sound';
	const model = form.get('model_id');
	return model === null || /^scribe_v[12](_turbo)?$/.test(String(model)) ? undefined : 'model_id is wrong';
}

/** Scribe and forced alignment: words with spacing between them, as the SDK's types have it. */
export const elevenLabsHearing = (secret: string, said: { text: string; words: SaidWord[] }): VendorProtocol => ({
	isLoggedIn: ({ headers }) => headers['xi-api-key'] === secret,
	unauthorised: told(401, 'invalid_api_key', `Invalid API key ${secret}`),
	rateLimited: { ...told(429, 'system_busy', 'Busy'), headers: { 'retry-after': '7' } },
	refusals: { 'no-credit': told(401, 'quota_exceeded', 'You have 0 credits left') },
	answer: async (request): Promise<FakeAnswer> => {
		if (!(request.path in fields)) return told(404, 'not_found', 'Not found');
		const fault = await faultOf(request);
		if (fault) return { status: 422, json: { detail: [{ loc: ['body'], msg: fault, type: 'value_error' }] } };
		const words = said.words.map(({ word, start, end }) => ({ text: word, start, end }));
		if (request.path === '/v1/forced-alignment')
			return { status: 200, json: { characters: [], words: words.map((word) => ({ ...word, loss: 0.1 })), loss: 0.1 } };
		const spaced = words.flatMap((word) => [
			{ ...word, type: 'word', logprob: 0 },
			{ text: ' ', start: word.end, end: word.end, type: 'spacing', logprob: 0 },
		]);
		return {
			status: 200,
			json: { language_code: 'eng', language_probability: 1, text: said.text, words: spaced, transcription_id: 't1' },
		};
	},
});
