import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { openAiModelsAnswer } from './openai-models.js';
import { bearer, memberFault, openAiError, openAiRefusals } from './text-wire.js';

/** How pictures are made for a test: the bytes that come back. */
export type Painter = (asked: { prompt: string; width: number; height: number }) => Uint8Array | Promise<Uint8Array>;

/** OpenAI's images, made and changed, with what they refuse. `blocked`: words that a prompt must not hold. */
export function openAiImages({
	secret,
	paint,
	blocked = 'forbidden',
}: {
	secret: string;
	paint: Painter;
	blocked?: string;
}): VendorProtocol {
	return {
		...openAiRefusals(secret),
		contentRefused: openAiError(400, 'content_policy_violation', 'Your request was rejected by the safety system'),
		isLoggedIn: ({ headers }) => bearer(secret)(headers),
		async answer(request) {
			if (request.method === 'GET' && request.path === '/models') return openAiModelsAnswer;
			if (request.method !== 'POST' || !/^\/images\/(generations|edits)$/.test(request.path))
				return openAiError(404, 'not_found', 'Unknown path');
			const body = request.path.endsWith('edits') ? await fieldsOf(request) : request.json();
			const fault = faultOf(body, request.path.endsWith('edits'));
			if (fault) return openAiError(400, 'invalid_value', fault);
			if (String(body.prompt).includes(blocked))
				return openAiError(400, 'content_policy_violation', 'Your request was rejected by the safety system');
			return await respond(body, paint);
		},
	};
}

/** A form's fields as text; its file as its length. */
async function fieldsOf(request: SeenRequest): Promise<Record<string, unknown>> {
	const fields: Record<string, unknown> = {};
	for (const [name, value] of await request.form()) {
		if (typeof value === 'string') fields[name] = name === 'n' ? Number(value) : value;
		else fields[name] = value.size > 0 && /^image\/(png|jpeg|webp)$/.test(value.type) ? value.size : 'no picture';
	}
	return fields;
}

function faultOf(body: Record<string, unknown>, isEdit: boolean): string | undefined {
	const needed = isEdit ? ['prompt', 'model', 'image'] : ['prompt', 'model'];
	const members = memberFault(body, needed, [
		'n',
		'size',
		'quality',
		'output_format',
		'output_compression',
		'moderation',
	]);
	if (members) return members;
	if (isEdit && body.image === 'no picture') return 'Invalid image file';
	if (body.n !== undefined && body.n !== 1) return "Invalid 'n'";
	if (!['low', 'medium', 'high', 'auto'].includes(String(body.quality ?? 'auto'))) return "Invalid 'quality'";
	if (!['png', 'jpeg', 'webp'].includes(String(body.output_format ?? 'png'))) return "Invalid 'output_format'";
	return sizeFault(String(body.size ?? 'auto'), String(body.model));
}

function sizeFault(size: string, model: string): string | undefined {
	if (size === 'auto') return undefined;
	if (!/^gpt-image-2/.test(model))
		return ['1024x1024', '1024x1536', '1536x1024'].includes(size) ? undefined : "Invalid 'size'";
	const [width = 0, height = 0] = size.split('x').map(Number);
	const isFine = width % 16 === 0 && height % 16 === 0 && width / height <= 3 && height / width <= 3;
	return isFine && width * height <= 3840 * 2160 ? undefined : "Invalid 'size'";
}

async function respond(body: Record<string, unknown>, paint: Painter): Promise<FakeAnswer> {
	const [width = 1024, height = 1024] = String(body.size).includes('x') ? String(body.size).split('x').map(Number) : [];
	const bytes = await paint({ prompt: String(body.prompt), width, height });
	const pictures = body.image === undefined ? 0 : 1_000;
	return {
		status: 200,
		json: {
			created: 1,
			...{ size: `${width}x${height}`, quality: body.quality, output_format: body.output_format, background: 'opaque' },
			data: [{ b64_json: Buffer.from(bytes).toString('base64') }],
			usage: {
				...{ input_tokens: 40 + pictures, output_tokens: 2_000, total_tokens: 2_040 + pictures },
				input_tokens_details: { text_tokens: 40, image_tokens: pictures },
			},
		},
	};
}
