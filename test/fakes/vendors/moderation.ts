import type { SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { bearer, memberFault, openAiError, openAiRefusals } from './text-wire.js';

/** Words that a fake takes for violence; a picture is violent where its bytes hold the word. */
const score = (text: string) => (text.includes('knife') ? 0.9 : text.includes('fist') ? 0.5 : 0.01);
const names = [
	...['sexual', 'sexual/minors', 'violence', 'violence/graphic', 'hate', 'hate/threatening', 'harassment'],
	...[
		'harassment/threatening',
		'self-harm',
		'self-harm/intent',
		'self-harm/instructions',
		'illicit',
		'illicit/violent',
	],
];
const seenInPictures = [
	'sexual',
	'violence',
	'violence/graphic',
	'self-harm',
	'self-harm/intent',
	'self-harm/instructions',
];

type Input = { type?: string; text?: string; image_url?: { url?: string } };

export function openAiModerationFake(secret: string): VendorProtocol {
	const { unauthorised, rateLimited, refusals } = openAiRefusals(secret);
	return {
		...{ unauthorised, rateLimited, refusals },
		isLoggedIn: ({ headers }) => bearer(secret)(headers),
		answer(request) {
			if (request.method !== 'POST' || request.path !== '/moderations') return openAiError(404, 'not_found', 'Path');
			const body = request.json();
			const fault = memberFault(body, ['input', 'model'], []);
			if (fault) return openAiError(400, 'invalid_value', fault);
			const [input, more] = body.input as Input[];
			const picture = /^data:image\/(png|jpeg|webp|gif);base64,([\w+/]+=*)$/.exec(input?.image_url?.url ?? '')?.[2];
			const isText = input?.type === 'text' && typeof input.text === 'string' && input.text !== '';
			if (more || (!isText && (input?.type !== 'image_url' || picture === undefined)))
				return openAiError(400, 'invalid_value', 'Invalid input');
			const content = isText ? String(input.text) : Buffer.from(picture ?? '', 'base64').toString('latin1');
			const kind = isText ? 'text' : 'image';
			const applied = names.map((name) => [name, isText || seenInPictures.includes(name) ? [kind] : []]);
			const scores = names.map((name) => [name, name === 'violence' ? score(content) : 0.001]);
			return {
				status: 200,
				json: {
					...{ id: 'modr-1', model: 'omni-moderation-2024-09-26' },
					results: [
						{
							...{ flagged: score(content) > 0.8, categories: {} },
							category_scores: Object.fromEntries(scores),
							category_applied_input_types: Object.fromEntries(applied),
						},
					],
				},
			};
		},
	};
}

export function mistralModerationFake(secret: string): VendorProtocol {
	return {
		isLoggedIn: ({ headers }) => bearer(secret)(headers),
		unauthorised: { status: 401, json: { detail: 'Unauthorized' } },
		rateLimited: { status: 429, headers: { 'retry-after': '7' }, json: { message: 'Rate limit exceeded' } },
		answer(request) {
			if (request.method !== 'POST' || request.path !== '/v1/moderations') return { status: 404, json: {} };
			const body = request.json();
			const fault = memberFault(body, ['model', 'input'], ['metadata']);
			if (fault) return { status: 422, json: { detail: [{ msg: fault }] } };
			const category_scores = {
				violence_and_threats: score(String(body.input)),
				selfharm: 0.01,
				pii: 0.02,
				health: 0.9,
			};
			return { status: 200, json: { id: 'm', model: body.model, results: [{ categories: {}, category_scores }] } };
		},
	};
}

/** By the discovery document of vision v1: POST /v1/images:annotate. */
export function googleVisionFake(secret: string): VendorProtocol {
	const refused = (status: number, word: string, reason: string) => ({
		...{ status, json: { error: { code: status, status: word, message: 'No', details: [{ reason }] } } },
	});
	return {
		isLoggedIn: ({ headers }) => headers['x-goog-api-key'] === secret,
		unauthorised: refused(400, 'INVALID_ARGUMENT', 'API_KEY_INVALID'),
		rateLimited: { ...refused(429, 'RESOURCE_EXHAUSTED', ''), headers: { 'retry-after': '7' } },
		answer(request: SeenRequest) {
			if (request.method !== 'POST' || request.path !== '/v1/images:annotate') return refused(404, 'NOT_FOUND', '');
			const body = request.json();
			const [asked] = (body.requests ?? []) as { image?: { content?: string }; features?: { type?: string }[] }[];
			const content = asked?.image?.content ?? '';
			const isFine = content !== '' && asked?.features?.[0]?.type === 'SAFE_SEARCH_DETECTION';
			if (memberFault(body, ['requests'], ['parent']) || !isFine) return refused(400, 'INVALID_ARGUMENT', '');
			const text = Buffer.from(content, 'base64').toString('latin1');
			if (text.includes('broken'))
				return { status: 200, json: { responses: [{ error: { code: 3, message: 'Bad image data.' } }] } };
			const violence = text.includes('knife') ? 'VERY_LIKELY' : 'VERY_UNLIKELY';
			const rest = { adult: 'UNLIKELY', racy: 'POSSIBLE', medical: 'UNKNOWN', spoof: 'VERY_LIKELY' };
			return { status: 200, json: { responses: [{ safeSearchAnnotation: { violence, ...rest } }] } };
		},
	};
}
