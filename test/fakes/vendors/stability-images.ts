import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { bearer } from './text-wire.js';
import type { Painter } from './openai-images.js';

const refuse = (status: number, name: string, ...errors: string[]): FakeAnswer => ({
	status,
	json: { id: 'a1', name, errors },
});

const shapes = ['16:9', '1:1', '21:9', '2:3', '3:2', '4:5', '5:4', '9:16', '9:21'];
const common = ['prompt', 'negative_prompt', 'seed', 'output_format'];
/** Fields of each service, those that it needs first. */
const services: Record<string, { needs: string[]; takes: string[] }> = {
	'generate/core': { needs: ['prompt'], takes: [...common, 'aspect_ratio', 'style_preset'] },
	'generate/ultra': { needs: ['prompt'], takes: [...common, 'aspect_ratio', 'style_preset', 'image', 'strength'] },
	'generate/sd3': {
		needs: ['prompt'],
		takes: [...common, 'aspect_ratio', 'model', 'mode', 'image', 'strength', 'cfg_scale'],
	},
	'upscale/fast': { needs: ['image'], takes: ['image', 'output_format'] },
	'upscale/conservative': { needs: ['image', 'prompt'], takes: [...common, 'image', 'creativity'] },
};

/** Stability's image services, built from their published reference. */
export function stabilityImages({ secret, paint }: { secret: string; paint: Painter }): VendorProtocol {
	return {
		isLoggedIn: ({ headers }) => bearer(secret)(headers),
		unauthorised: refuse(401, 'unauthorized', 'authorization: is invalid'),
		rateLimited: {
			...refuse(429, 'rate_limit_exceeded', 'You have exceeded the rate limit'),
			headers: { 'retry-after': '7' },
		},
		contentRefused: refuse(403, 'content_moderation', 'Your request was flagged by our content moderation system'),
		refusals: {
			forbidden: refuse(403, 'forbidden', 'This key has no access to this service'),
			credit: refuse(402, 'payment_required', 'You lack sufficient credits'),
			filtered: {
				status: 200,
				headers: { 'content-type': 'image/png', 'finish-reason': 'CONTENT_FILTERED', seed: '7' },
				bytes: new Uint8Array([1]),
			},
		},
		async answer(request) {
			const name = /^\/v2beta\/stable-image\/(.+)$/.exec(request.path)?.[1] ?? '';
			const service = services[name];
			if (request.method !== 'POST' || !service) return refuse(404, 'not_found', 'No such service');
			if (!request.headers['content-type']?.startsWith('multipart/form-data'))
				return refuse(400, 'bad_request', 'content-type: must be multipart/form-data');
			if (!/^(image\/\*|application\/json)$/.test(request.headers.accept ?? ''))
				return refuse(400, 'bad_request', 'accept: must be image/* or application/json');
			const fields = await fieldsOf(request);
			const fault = faultOf(fields, service);
			return fault ? refuse(400, 'bad_request', fault) : await respond(fields, paint);
		},
	};
}

async function fieldsOf(request: SeenRequest): Promise<Record<string, string>> {
	const entries = [...(await request.form())].map(([name, value]) => [
		name,
		typeof value === 'string' ? value : `${value.size} bytes`,
	]);
	return Object.fromEntries(entries) as Record<string, string>;
}

function faultOf(
	fields: Record<string, string>,
	{ needs, takes }: { needs: string[]; takes: string[] },
): string | undefined {
	const unknown = Object.keys(fields).find((name) => !takes.includes(name));
	if (unknown) return `${unknown}: is not permitted`;
	const missing = needs.find((name) => !fields[name]);
	if (missing) return `${missing}: cannot be blank`;
	if (fields.aspect_ratio && !shapes.includes(fields.aspect_ratio)) return 'aspect_ratio: is not one of the permitted';
	if (fields.image && takes.includes('strength') && !fields.strength) return 'strength: required with an image';
	if (fields.image && fields.model && fields.mode !== 'image-to-image')
		return 'mode: must be image-to-image with an image';
	if (fields.mode === 'image-to-image' && fields.aspect_ratio) return 'aspect_ratio: not allowed with image-to-image';
	if (fields.seed && !(Number(fields.seed) >= 0 && Number(fields.seed) <= 4_294_967_294)) return 'seed: out of range';
	return undefined;
}

async function respond(fields: Record<string, string>, paint: Painter): Promise<FakeAnswer> {
	const [wide = 1, high = 1] = (fields.aspect_ratio ?? '1:1').split(':').map(Number);
	const scale = 1_024 / Math.sqrt(wide * high);
	const to64 = (edge: number) => Math.round((edge * scale) / 64) * 64;
	const bytes = await paint({ prompt: fields.prompt ?? '', width: to64(wide), height: to64(high) });
	return {
		status: 200,
		headers: { 'content-type': 'image/png', 'finish-reason': 'SUCCESS', seed: fields.seed ?? '9' },
		bytes,
	};
}
