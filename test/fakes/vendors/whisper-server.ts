import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { openAiError, openAiRefusals } from './text-wire.js';

export type SaidWord = { word: string; start: number; end: number };
export type Said = { text: string; language: string; words: SaidWord[] };

type Server = {
	secret: string;
	said: Said;
	/** Models that tell word times, and those that tell text alone. */
	timed: readonly string[];
	untimed?: readonly string[];
	/** What stands before the paths. */
	base?: string;
};

const known = ['file', 'model', 'language', 'prompt', 'response_format', 'temperature', 'timestamp_granularities[]'];

async function faultOf(request: SeenRequest, { timed, untimed = [] }: Server): Promise<string | undefined> {
	if (!request.headers['content-type']?.startsWith('multipart/form-data'))
		return 'Content-Type must be multipart/form-data';
	const form = await request.form();
	const unknown = [...form.keys()].find((name) => !known.includes(name));
	if (unknown) return `Unknown parameter: '${unknown}'`;
	const file = form.get('file');
	if (!(file instanceof Blob) || file.size === 0) return 'file is missing';
	if (file.size > 25 * 1024 * 1024) return 'file is larger than 25 MB';
	const model = String(form.get('model'));
	const format = String(form.get('response_format') ?? 'json');
	if (untimed.includes(model))
		return format === 'json' ? undefined : `response_format '${format}' is not compatible with model`;
	if (!timed.includes(model)) return `The model '${model}' does not exist`;
	if (form.has('timestamp_granularities[]') && format !== 'verbose_json')
		return 'timestamp_granularities needs verbose_json';
	const language = form.get('language');
	return language === null || /^[a-z]{2,3}$/.test(String(language))
		? undefined
		: `Invalid language '${String(language)}'`;
}

/** `/audio/transcriptions` as OpenAI, Groq and the servers that speak like them have it. */
export const whisperServer = (server: Server): VendorProtocol => ({
	...openAiRefusals(server.secret),
	isLoggedIn: ({ headers }) => headers.authorization === `Bearer ${server.secret}`,
	answer: async (request): Promise<FakeAnswer> => {
		if (request.method === 'GET' && request.path === `${server.base ?? ''}/models`)
			return { status: 200, json: { object: 'list', data: server.timed.map((id) => ({ id, object: 'model' })) } };
		if (request.path !== `${server.base ?? ''}/audio/transcriptions`)
			return openAiError(404, 'not_found', 'Unknown path');
		const fault = await faultOf(request, server);
		if (fault) return openAiError(400, 'invalid_request_error', fault);
		const form = await request.form();
		const { text, language, words } = server.said;
		if (form.get('response_format') !== 'verbose_json') return { status: 200, json: { text } };
		return { status: 200, json: { task: 'transcribe', language, duration: 2, text, words, segments: [] } };
	},
});
