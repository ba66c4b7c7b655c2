import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { openAiModelsAnswer } from './openai-models.js';
import {
	bearer,
	memberFault,
	openAiError,
	openAiRefusals,
	strictFault,
	usualTokens,
	type Writer,
} from './text-wire.js';

type Options = { secret: string; write: Writer; refusesTemperature?: boolean };

/** OpenAI's Responses API and its list of models, with what they refuse. */
export function openAiResponses({ secret, write, refusesTemperature = false }: Options): VendorProtocol {
	return {
		...openAiRefusals(secret),
		isLoggedIn: ({ headers }) => bearer(secret)(headers),
		answer: (request) => {
			if (request.method === 'GET' && request.path === '/models') return openAiModelsAnswer;
			if (request.method !== 'POST' || request.path !== '/responses')
				return openAiError(404, 'not_found', 'Unknown path');
			const fault = faultOf(request, refusesTemperature);
			return fault ? openAiError(400, 'invalid_value', fault) : respond(request, write);
		},
	};
}

function faultOf(request: SeenRequest, refusesTemperature: boolean): string | undefined {
	const body = request.json();
	const members = memberFault(
		body,
		['model', 'input', 'text'],
		['instructions', 'max_output_tokens', 'store', 'temperature'],
	);
	if (members) return members;
	if (body['temperature'] !== undefined && refusesTemperature)
		return "Unsupported parameter: 'temperature' is not supported with this model.";
	const { format } = body['text'] as { format: Record<string, unknown> };
	const inFormat = memberFault(format, ['type', 'name', 'schema'], ['strict', 'description']);
	if (inFormat) return inFormat;
	if (!/^[\w-]{1,64}$/.test(String(format['name']))) return "Invalid 'text.format.name'";
	if (!Array.isArray(body['input'])) return "Invalid type for 'input'";
	if (Number(body['max_output_tokens'] ?? 16) < 16) return "Invalid 'max_output_tokens'";
	return inputFault(body['input']) ?? strictFault(format['schema']);
}

function inputFault(input: unknown[]): string | undefined {
	for (const message of input as { role: string; content: unknown }[]) {
		if (!['user', 'assistant'].includes(message.role)) return 'Invalid role';
		if (typeof message.content === 'string') continue;
		for (const part of message.content as Record<string, unknown>[]) {
			if (part['type'] === 'input_text' && typeof part['text'] === 'string') continue;
			const isImage = part['type'] === 'input_image' && /^data:image\//.test(String(part['image_url']));
			if (!isImage || !['low', 'high', 'auto', 'original'].includes(String(part['detail'])))
				return 'Invalid content part';
		}
	}
	return undefined;
}

function respond(request: SeenRequest, write: Writer): FakeAnswer {
	const body = request.json();
	const input = body['input'] as { role: string; content: string | { text?: string }[] }[];
	const turns = input.map(({ content }) =>
		typeof content === 'string' ? content : content.map(({ text = '' }) => text).join(''),
	);
	const { format } = body['text'] as { format: { name: string; schema: Record<string, unknown> } };
	const asked = { model: String(body['model']), system: String(body['instructions']), turns, ...format };
	const { text, refusal, isCut = false, tokens = usualTokens } = write(asked);
	const content = refusal ? { type: 'refusal', refusal } : { type: 'output_text', text, annotations: [] };
	return {
		status: 200,
		json: {
			...{ id: 'resp_1', object: 'response', model: `${asked.model}-2026-10-01` },
			status: isCut ? 'incomplete' : 'completed',
			incomplete_details: isCut ? { reason: 'max_output_tokens' } : null,
			output: [
				{ id: 'rs_1', type: 'reasoning', summary: [] },
				{ id: 'msg_1', type: 'message', role: 'assistant', status: 'completed', content: [content] },
			],
			usage: {
				input_tokens: tokens.read,
				input_tokens_details: { cached_tokens: tokens.cached ?? 0, cache_write_tokens: 0 },
				output_tokens: tokens.written,
				output_tokens_details: { reasoning_tokens: 0 },
				total_tokens: tokens.read + tokens.written,
			},
		},
	};
}
