import type { FakeAnswer } from '../../kits/vendors/vendor-fake.js';

/** What a vendor of texts was asked, in the words that all have in common. */
export type AskedText = {
	model: string;
	system: string;
	turns: string[];
	schema: Record<string, unknown>;
	name?: string;
};

/** What its model writes. `tokens` are what the vendor says that it read, took from its cache, and wrote. */
export type WrittenText = {
	text: string;
	tokens?: { read: number; cached?: number; written: number };
	/** The model says no. */
	refusal?: string;
	isCut?: boolean;
};
export type Writer = (asked: AskedText) => WrittenText;

export const usualTokens = { read: 1_000, cached: 200, written: 300 };

type Body = Record<string, unknown>;
const isRecord = (value: unknown): value is Body =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** First member that stands there and is not known, or is needed and missing. */
export function memberFault(body: unknown, needed: readonly string[], others: readonly string[]): string | undefined {
	if (!isRecord(body)) return 'the body must be an object';
	const unknown = Object.keys(body).find((name) => !needed.includes(name) && !others.includes(name));
	if (unknown !== undefined) return `Unknown parameter: '${unknown}'`;
	const missing = needed.find((name) => body[name] === undefined);
	return missing === undefined ? undefined : `Missing required parameter: '${missing}'`;
}

/** What a strict mode refuses of a schema: members that are not needed, others let in, keywords that it cannot keep. */
export function strictFault(schema: unknown, place = 'schema'): string | undefined {
	if (!isRecord(schema)) return `${place} must be an object`;
	const known = ['type', 'description', 'properties', 'required', 'additionalProperties', 'items', 'enum'];
	const unknown = Object.keys(schema).find((name) => !known.includes(name));
	if (unknown !== undefined) return `${place}: '${unknown}' is not permitted`;
	if (schema.type === 'array') return strictFault(schema.items, `${place}.items`);
	if (schema.type !== 'object') {
		return ['string', 'number', 'integer', 'boolean'].includes(String(schema.type)) ? undefined : `${place}: bad type`;
	}
	const properties = isRecord(schema.properties) ? schema.properties : {};
	const required = Array.isArray(schema.required) ? schema.required : [];
	if (schema.additionalProperties !== false) return `${place}: 'additionalProperties' must be false`;
	if (Object.keys(properties).some((name) => !required.includes(name))) return `${place}: 'required' must name all`;
	return Object.entries(properties)
		.map(([name, member]) => strictFault(member, `${place}.${name}`))
		.find((fault) => fault !== undefined);
}

export const bearer = (secret: string) => (headers: Record<string, string>) =>
	headers['authorization'] === `Bearer ${secret}`;

/** The error body of OpenAI and of those who speak as it does. */
export function openAiError(status: number, code: string, message: string, param: string | null = null): FakeAnswer {
	return { status, json: { error: { message, type: 'invalid_request_error', param, code } } };
}

export const openAiRefusals = (secret: string) => ({
	unauthorised: openAiError(401, 'invalid_api_key', `Incorrect API key provided: ${secret.slice(0, 8)}****`),
	rateLimited: {
		...openAiError(429, 'rate_limit_exceeded', 'Rate limit reached'),
		headers: { 'retry-after': '7' },
	},
	contentRefused: openAiError(400, 'invalid_prompt', 'Your prompt was flagged as possibly violating our usage policy'),
	refusals: {
		quota: openAiError(429, 'insufficient_quota', 'You exceeded your current quota'),
		'too-large': openAiError(400, 'invalid_value', '`max_completion_tokens` must be less than or equal to `32768`'),
		'unknown-model': openAiError(404, 'model_not_found', 'The model does not exist', 'model'),
	},
});
