import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import {
	bearer,
	memberFault,
	openAiError,
	openAiRefusals,
	strictFault,
	usualTokens,
	type Writer,
} from './text-wire.js';

type Dialect = {
	secret: string;
	write: Writer;
	path: string;
	modelsPath: string;
	tokenLimit: 'max_tokens' | 'max_completion_tokens';
	models: object[];
	/** Ways of asking for JSON that it knows; a server of one's own may know few. */
	formats?: readonly string[];
	/** Whether it counts tokens. */
	counts?: boolean;
};

/** A server that speaks chat completions, with what it refuses. */
export function chatCompletions(dialect: Dialect): VendorProtocol {
	return {
		...openAiRefusals(dialect.secret),
		isLoggedIn: ({ headers }) => bearer(dialect.secret)(headers),
		answer: (request) => {
			if (request.method === 'GET' && request.path === dialect.modelsPath)
				return { status: 200, json: { object: 'list', data: dialect.models } };
			if (request.method !== 'POST' || request.path !== dialect.path)
				return openAiError(404, 'not_found', 'Unknown path');
			const fault = faultOf(request, dialect);
			return fault ? openAiError(400, 'invalid_request_error', fault) : respond(request, dialect);
		},
	};
}

const usualFormats = ['json_schema', 'json_object'];

type Body = {
	model: string;
	messages: { role: string; content: string }[];
	response_format?: { type: string; json_schema?: { name: string; schema: Record<string, unknown> } };
};

function faultOf(request: SeenRequest, { tokenLimit, formats = usualFormats }: Dialect): string | undefined {
	const json = request.json();
	const members = memberFault(json, ['model', 'messages'], [tokenLimit, 'response_format', 'temperature', 'stream']);
	if (members) return members;
	const { messages, response_format: format } = json as Body;
	if (messages.some(({ role }) => !['system', 'user', 'assistant'].includes(role))) return "'messages.0.role' is wrong";
	if (messages.at(-1)?.role !== 'user') return 'Expected last role User or Tool';
	if (!format) return undefined;
	if (!formats.includes(format.type)) return `This model does not support response format \`${format.type}\``;
	if (format.type === 'json_object')
		return /json/i.test(JSON.stringify(messages)) ? undefined : "'messages' must contain the word 'json'";
	return memberFault(format.json_schema, ['name', 'schema'], ['strict']) ?? strictFault(format.json_schema?.schema);
}

function respond(request: SeenRequest, { write, counts = true }: Dialect): FakeAnswer {
	const { model, messages, response_format: format } = request.json() as Body;
	const [system, ...turns] = messages.map(({ content }) => content);
	const { schema = {}, name = format?.type ?? 'text' } = format?.json_schema ?? {};
	const {
		text,
		refusal,
		isCut = false,
		tokens = usualTokens,
	} = write({ model, system: system ?? '', turns, schema, name });
	const usage = {
		prompt_tokens: tokens.read,
		prompt_tokens_details: { cached_tokens: tokens.cached ?? 0 },
		completion_tokens: tokens.written,
		total_tokens: tokens.read + tokens.written,
	};
	return {
		status: 200,
		json: {
			...{ id: 'chat-1', object: 'chat.completion', created: 1, model },
			choices: [
				{
					index: 0,
					finish_reason: refusal ? 'content_filter' : isCut ? 'length' : 'stop',
					message: { role: 'assistant', content: text },
				},
			],
			...(counts && { usage }),
		},
	};
}
