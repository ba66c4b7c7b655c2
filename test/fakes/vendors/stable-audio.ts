import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';

const told = (status: number, name: string, ...errors: string[]): FakeAnswer => ({
	status,
	json: { id: 'a1b2', name, errors },
});

const known = ['prompt', 'duration', 'seed', 'steps', 'cfg_scale', 'model', 'output_format'];

async function faultOf(request: SeenRequest): Promise<string | undefined> {
	if (!request.headers['content-type']?.startsWith('multipart/form-data'))
		return 'content-type: must be multipart/form-data';
	const form = await request.form();
	const unknown = [...form.keys()].find((name) => !known.includes(name));
	if (unknown) return `${unknown}: is unknown`;
	if (!form.get('prompt')) return 'prompt: cannot be blank';
	const duration = Number(form.get('duration') ?? 190);
	if (!(duration >= 1 && duration <= 190)) return 'duration: must be between 1 and 190';
	const seed = Number(form.get('seed') ?? 0);
	if (!(seed >= 0 && seed <= 4_294_967_294)) return 'seed: out of range';
	return ['stable-audio-2', 'stable-audio-2.5'].includes(String(form.get('model') ?? 'stable-audio-2'))
		? undefined
		: 'model';
}

export const stableAudioFake = (secret: string, sound: () => Uint8Array): VendorProtocol => ({
	isLoggedIn: ({ headers }) => headers.authorization === `Bearer ${secret}`,
	unauthorised: told(401, 'unauthorized', 'Unauthorized'),
	rateLimited: {
		...told(429, 'rate_limit_exceeded', 'You have exceeded the rate limit'),
		headers: { 'retry-after': '7' },
	},
	contentRefused: told(403, 'content_moderation', 'Your request was flagged'),
	refusals: {
		'no-credit': told(402, 'payment_required', 'You lack sufficient credits'),
		filtered: {
			status: 200,
			headers: { 'content-type': 'audio/mpeg', 'finish-reason': 'CONTENT_FILTERED' },
			bytes: new Uint8Array([1]),
		},
	},
	answer: async (request) => {
		if (request.path !== '/v2beta/audio/stable-audio-2/text-to-audio') return told(404, 'not_found', 'Not found');
		const fault = await faultOf(request);
		if (fault) return told(400, 'bad_request', fault);
		const headers = { 'content-type': 'audio/mpeg', 'finish-reason': 'SUCCESS', seed: '1' };
		return { status: 200, headers, bytes: sound() };
	},
});
