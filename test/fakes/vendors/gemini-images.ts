import type { FakeAnswer, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';
import { geminiContent } from './gemini-content.js';
import type { Painter } from './openai-images.js';

const sizes: Record<string, number> = { '1K': 1_024, '2K': 2_048, '4K': 4_096 };
const tokens: Record<string, number> = { '1K': 1_120, '2K': 1_680, '4K': 2_520 };
const shapes = ['1:1', '2:3', '3:2', '3:4', '4:3', '9:16', '16:9', '21:9'];

const refuse = (message: string): FakeAnswer => ({
	status: 400,
	json: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } },
});

type Part = { text?: string; inlineData?: { mimeType: string; data: string } };
type Config = {
	seed?: number;
	responseModalities?: string[];
	imageConfig?: { aspectRatio?: string; imageSize?: string };
};

/** Gemini's generateContent where it paints, with what it refuses. */
export function geminiImages({ secret, paint }: { secret: string; paint: Painter }): VendorProtocol {
	const texts = geminiContent({ secret, write: () => ({ text: '' }) });
	return {
		...texts,
		refusals: {
			...texts.refusals,
			'words-alone': {
				status: 200,
				json: {
					candidates: [{ content: { parts: [{ text: 'I would rather not.' }] }, finishReason: 'NO_IMAGE' }],
					usageMetadata: { promptTokenCount: 40, candidatesTokenCount: 8, totalTokenCount: 48 },
				},
			},
		},
		async answer(request) {
			if (request.method !== 'POST' || !/^\/v1\/models\/[\w.-]+-image:generateContent$/.test(request.path))
				return { status: 404, json: { error: { code: 404, message: 'Not found', status: 'NOT_FOUND' } } };
			const body = request.json();
			const config = body.generationConfig as Config;
			const fault = faultOf(body, config);
			return fault ? refuse(fault) : await respond(body, config, paint);
		},
	};
}

function faultOf(body: Record<string, unknown>, config: Config): string | undefined {
	const members =
		memberFault(body, ['contents', 'generationConfig'], []) ??
		memberFault(config, ['responseModalities'], ['seed', 'imageConfig']) ??
		memberFault(config.imageConfig ?? {}, [], ['aspectRatio', 'imageSize']);
	if (members) return members;
	const { aspectRatio = '1:1', imageSize = '1K' } = config.imageConfig ?? {};
	if (!shapes.includes(aspectRatio) || !(imageSize in sizes)) return 'Invalid image_config';
	if (config.seed !== undefined && !(Number.isInteger(config.seed) && Math.abs(config.seed) < 2 ** 31))
		return 'Invalid value at generation_config.seed (TYPE_INT32)';
	const parts = (body.contents as { parts: Part[] }[]).flatMap((content) => content.parts);
	return parts.some(({ text, inlineData }) => text === undefined && !inlineData?.data)
		? 'contents.parts: data'
		: undefined;
}

async function respond(
	body: Record<string, unknown>,
	{ imageConfig = {} }: Config,
	paint: Painter,
): Promise<FakeAnswer> {
	const { aspectRatio = '1:1', imageSize = '1K' } = imageConfig;
	const [wide = 1, high = 1] = aspectRatio.split(':').map(Number);
	const edge = sizes[imageSize] ?? 1_024;
	const scale = edge / Math.max(wide, high);
	const parts = (body.contents as { parts: Part[] }[]).flatMap((content) => content.parts);
	const prompt = parts.map(({ text = '' }) => text).join('');
	const size = { width: Math.round(wide * scale), height: Math.round(high * scale) };
	const data = Buffer.from(await paint({ prompt, ...size })).toString('base64');
	const written = tokens[imageSize] ?? 0;
	return {
		status: 200,
		json: {
			candidates: [
				{
					content: {
						role: 'model',
						parts: [{ text: 'I think', thought: true }, { inlineData: { mimeType: 'image/png', data } }],
					},
					finishReason: 'STOP',
				},
			],
			usageMetadata: {
				...{ promptTokenCount: 40, candidatesTokenCount: written, thoughtsTokenCount: 100 },
				candidatesTokensDetails: [{ modality: 'IMAGE', tokenCount: written }],
			},
		},
	};
}
