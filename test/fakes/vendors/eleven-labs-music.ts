import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const told = (status: number, code: string, message: string): FakeAnswer => ({
	status,
	json: { detail: { status: code, message } },
});

/** What `/v1/music` and `/v1/sound-generation` refuse, as the SDK's types and the pages of ElevenLabs have it. */
function faultOf({ path, query, json }: SeenRequest): string | undefined {
	if (!/^mp3_(22050_32|44100_(32|64|96|128|192))$/.test(query.get('output_format') ?? ''))
		return 'output_format is wrong';
	const body = json();
	if (path === '/v1/sound-generation') {
		const fault = memberFault(body, ['text'], ['duration_seconds', 'prompt_influence', 'loop', 'model_id']);
		const seconds = body.duration_seconds;
		return fault ?? (typeof seconds === 'number' && (seconds < 0.5 || seconds > 30) ? 'duration_seconds' : undefined);
	}
	const others = [
		'composition_plan',
		'music_length_ms',
		'force_instrumental',
		'seed',
		'store_for_inpainting',
		'sign_with_c2pa',
	];
	const fault = memberFault(body, ['prompt', 'model_id'], others);
	if (fault) return fault;
	if (body.seed !== undefined) return 'seed cannot be used with prompt';
	if (!['music_v1', 'music_v2', 'music_v2_5'].includes(String(body.model_id))) return 'model_id';
	const lengthMs = body.music_length_ms;
	return typeof lengthMs === 'number' && (lengthMs < 3_000 || lengthMs > 600_000) ? 'music_length_ms' : undefined;
}

export const elevenLabsMusicFake = (secret: string, sound: () => Uint8Array): VendorProtocol => ({
	isLoggedIn: ({ headers }) => headers['xi-api-key'] === secret,
	unauthorised: told(401, 'invalid_api_key', `Invalid API key ${secret}`),
	rateLimited: { ...told(429, 'too_many_concurrent_requests', 'Busy'), headers: { 'retry-after': '7' } },
	contentRefused: told(400, 'bad_prompt', 'The prompt names an artist'),
	refusals: {
		'no-credit': told(401, 'quota_exceeded', 'You have 3 credits left'),
		'no-plan': told(403, 'limited_access', 'Music is for paid plans'),
	},
	answer: (request) => {
		if (!['/v1/music', '/v1/sound-generation'].includes(request.path)) return told(404, 'not_found', 'Not found');
		const fault = faultOf(request);
		if (fault) return { status: 422, json: { detail: [{ loc: ['body'], msg: fault, type: 'value_error' }] } };
		return { status: 200, headers: { 'content-type': 'audio/mpeg' }, bytes: sound() };
	},
});
