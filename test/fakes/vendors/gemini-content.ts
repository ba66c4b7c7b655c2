import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault, strictFault, usualTokens, type Writer } from './text-wire.js';

const refuse = (code: number, status: string, message: string, details: object[] = []): FakeAnswer => ({
	status: code,
	json: { error: { code, message, status, details } },
});

/** Gemini's generateContent and its list of models, with what they refuse. */
export function geminiContent({ secret, write }: { secret: string; write: Writer }): VendorProtocol {
	return {
		isLoggedIn: ({ headers }) => headers['x-goog-api-key'] === secret,
		unauthorised: refuse(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
			{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' },
		]),
		rateLimited: { ...refuse(429, 'RESOURCE_EXHAUSTED', 'Resource exhausted'), headers: { 'retry-after': '7' } },
		contentRefused: {
			status: 200,
			json: {
				promptFeedback: { blockReason: 'PROHIBITED_CONTENT' },
				usageMetadata: { promptTokenCount: 40, totalTokenCount: 40 },
			},
		},
		refusals: {
			filtered: {
				status: 200,
				json: {
					candidates: [{ finishReason: 'SAFETY', index: 0 }],
					usageMetadata: { promptTokenCount: 40, totalTokenCount: 40 },
				},
			},
			'unknown-model': refuse(404, 'NOT_FOUND', 'models/gemini-0 is not found for API version v1'),
		},
		answer: (request) => {
			if (request.method === 'GET' && request.path === '/v1/models') return models;
			const [, model] = /^\/v1\/models\/([^/]+):generateContent$/.exec(request.path) ?? [];
			if (request.method !== 'POST' || !model) return refuse(404, 'NOT_FOUND', 'Not found');
			const fault = faultOf(request);
			return fault ? refuse(400, 'INVALID_ARGUMENT', fault) : respond(request, model, write);
		},
	};
}

const models: FakeAnswer = {
	status: 200,
	json: {
		models: [
			{
				name: 'models/gemini-3.8-flash',
				displayName: 'Gemini 3.8 Flash',
				supportedGenerationMethods: ['generateContent'],
			},
			{ name: 'models/gemini-3.1-flash-image', displayName: 'Image', supportedGenerationMethods: ['generateContent'] },
			{ name: 'models/gemini-embedding-2', displayName: 'Embedding', supportedGenerationMethods: ['embedContent'] },
		],
	},
};

type Part = { text?: string; inlineData?: { mimeType: string; data: string }; fileData?: { fileUri?: string } };
type Content = { role: string; parts: Part[] };

function faultOf(request: SeenRequest): string | undefined {
	const body = request.json();
	const members = memberFault(body, ['contents'], ['systemInstruction', 'generationConfig', 'safetySettings']);
	if (members) return members;
	const known = ['maxOutputTokens', 'responseMimeType', 'responseJsonSchema', 'temperature'];
	const config = (body['generationConfig'] ?? {}) as Record<string, unknown>;
	const inConfig = memberFault(config, [], known);
	if (inConfig) return inConfig;
	for (const { role, parts } of body['contents'] as Content[]) {
		if (!['user', 'model'].includes(role)) return 'Please use a valid role: user, model.';
		if (
			parts.some(({ text, inlineData, fileData }) => text === undefined && !inlineData?.mimeType && !fileData?.fileUri)
		)
			return 'contents.parts: data';
	}
	if (!config['responseJsonSchema']) return undefined;
	if (config['responseMimeType'] !== 'application/json') return 'response_mime_type must be application/json';
	return strictFault(config['responseJsonSchema']);
}

function respond(request: SeenRequest, model: string, write: Writer): FakeAnswer {
	const body = request.json();
	const turns = (body['contents'] as Content[]).map(({ parts }) => parts.map(({ text = '' }) => text).join(''));
	const { responseJsonSchema: schema } = body['generationConfig'] as { responseJsonSchema: Record<string, unknown> };
	const { parts } = body['systemInstruction'] as { parts: Part[] };
	const {
		text,
		refusal,
		isCut = false,
		tokens = usualTokens,
	} = write({
		...{ model, turns, schema },
		system: parts.map((part) => part.text).join(''),
	});
	return {
		status: 200,
		json: {
			candidates: [
				{
					...(!refusal && { content: { role: 'model', parts: [{ text: 'Hm.', thought: true }, { text }] } }),
					finishReason: refusal ? 'PROHIBITED_CONTENT' : isCut ? 'MAX_TOKENS' : 'STOP',
					index: 0,
				},
			],
			usageMetadata: {
				promptTokenCount: tokens.read,
				cachedContentTokenCount: tokens.cached ?? 0,
				candidatesTokenCount: tokens.written - 100,
				thoughtsTokenCount: 100,
				totalTokenCount: tokens.read + tokens.written,
			},
			modelVersion: model,
		},
	};
}
