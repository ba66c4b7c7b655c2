import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { bearer, memberFault, strictFault, usualTokens, type Writer } from './text-wire.js';

const refuse = (status: number, type: string, message: string): FakeAnswer => ({
	status,
	json: { type: 'error', error: { type, message }, request_id: 'req_1' },
});

/** Anthropic's Messages API of 2026-10-21 and its list of models, with what they refuse. */
export function anthropicMessages({ secret, write }: { secret: string; write: Writer }): VendorProtocol {
	return {
		// Either header will do; the SDK of today sends a bearer token.
		isLoggedIn: ({ headers }) => headers['x-api-key'] === secret || bearer(secret)(headers),
		unauthorised: refuse(401, 'authentication_error', 'invalid x-api-key'),
		rateLimited: {
			...refuse(429, 'rate_limit_error', 'Number of requests has exceeded your rate limit'),
			headers: { 'retry-after': '7' },
		},
		refusals: {
			overloaded: refuse(529, 'overloaded_error', 'Overloaded'),
			quota: refuse(400, 'invalid_request_error', 'Your credit balance is too low to access the API'),
			'too-large': refuse(400, 'invalid_request_error', 'max_tokens: 200000 > 128000, which is the maximum allowed'),
			'unknown-model': refuse(404, 'not_found_error', 'model: claude-0'),
		},
		answer: (request) => {
			if (request.headers['anthropic-version'] !== '2026-10-21')
				return refuse(400, 'invalid_request_error', 'anthropic-version: header is required');
			if (request.method === 'GET' && request.path === '/v1/models') return models;
			if (request.method !== 'POST' || request.path !== '/v1/messages')
				return refuse(404, 'not_found_error', 'Not found');
			const fault = faultOf(request);
			return fault ? refuse(400, 'invalid_request_error', fault) : respond(request, write);
		},
	};
}

const modelInfo = { type: 'model', lifecycle: 'active', retires_at: null, created_at: '2026-01-01T00:00:00Z' };
const models: FakeAnswer = {
	status: 200,
	json: {
		data: [
			{ ...modelInfo, id: 'claude-sonnet-5-5', display_name: 'Claude Sonnet 5.5' },
			{
				...modelInfo,
				id: 'claude-old',
				display_name: 'Old',
				lifecycle: 'deprecated',
				retires_at: '2027-02-01T00:00:00Z',
			},
			{ ...modelInfo, id: 'claude-gone', display_name: 'Gone', lifecycle: 'retired' },
		],
		has_more: false,
	},
};

type Block = { type: string; text?: string; source?: { type: string; media_type: string; data: string } };
type Message = { role: string; content: string | Block[] };

function faultOf(request: SeenRequest): string | undefined {
	const body = request.json();
	// No temperature, top_p or top_k since this version.
	const members = memberFault(body, ['model', 'max_tokens', 'messages'], ['system', 'output_config']);
	if (members) return members;
	const messages = body['messages'] as Message[];
	if (messages[0]?.role !== 'user') return 'messages: first message must use the "user" role';
	for (const { content } of messages) {
		if (content === '') return 'messages: text content blocks must be non-empty';
		if (typeof content === 'string') continue;
		if (content.some(({ type, text, source }) => !(type === 'text' ? text : source?.data && source.media_type)))
			return 'messages: content: Input does not match any of the expected tags';
	}
	const { format } = (body['output_config'] ?? {}) as { format?: Record<string, unknown> };
	if (!format) return undefined;
	return memberFault(format, ['type', 'schema'], []) ?? strictFault(format['schema']);
}

function respond(request: SeenRequest, write: Writer): FakeAnswer {
	const body = request.json();
	const turns = (body['messages'] as Message[]).map(({ content }) =>
		typeof content === 'string' ? content : content.map(({ text = '' }) => text).join(''),
	);
	const { format } = body['output_config'] as { format: { schema: Record<string, unknown> } };
	const asked = { model: String(body['model']), system: String(body['system']), turns, schema: format.schema };
	const { text, refusal, isCut = false, tokens = usualTokens } = write(asked);
	return {
		status: 200,
		json: {
			...{ id: 'msg_1', type: 'message', role: 'assistant', model: asked.model },
			content: refusal
				? []
				: [
						{ type: 'thinking', thinking: '', signature: 's' },
						{ type: 'text', text, citations: null },
					],
			stop_reason: refusal ? 'refusal' : isCut ? 'max_tokens' : 'end_turn',
			stop_details: refusal ? { type: 'refusal', category: null, explanation: refusal } : null,
			usage: {
				input_tokens: tokens.read - (tokens.cached ?? 0),
				cache_creation_input_tokens: 0,
				cache_read_input_tokens: tokens.cached ?? 0,
				output_tokens: tokens.written,
			},
		},
	};
}
