import { isJsonObject, malformed, readJson, type JsonObject } from '../core/read-json';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import type { VendorAnswer, VendorRequest } from '../core/vendor-http';
import { callTimeoutMs } from './call-timeout';
import type { TextAnswer, TextCall, TextContext } from './port';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { turnsOf } from './turns';
import { wireSchema } from './wire-schema';
import { withoutTemperature } from './without-temperature';

/** How one server speaks the chat completions that many of them have in common. */
export type ChatDialect = {
	manners: VendorManners;
	path: string;
	/** Name of the bound on what is written: OpenAI renamed it, and not every server followed. */
	tokenLimit: 'max_tokens' | 'max_completion_tokens';
	/** Ways to ask for JSON, the strictest first; the next is tried where the server refuses one. */
	forms: readonly ChatForm[];
	/** Whether the form is told in words with a strict way too, for servers that take the wish and pass over it. */
	alwaysTellsForm: boolean;
};

export type ChatForm = 'json_schema' | 'json_object' | 'text';

/** One text by chat completions. What a server cannot do is found out by asking: a refusal costs nothing. */
export async function completeChat(dialect: ChatDialect, call: TextCall, context: TextContext): Promise<TextAnswer> {
	const { manners } = dialect;
	const send = async (temperature: number | undefined) => await sendInForm(dialect, call, temperature, context);
	const { answer, warnings } = await withoutTemperature(manners.label, call.temperature, send);
	const body = readJson(acceptAnswer(answer, manners, context.clock.now()), manners.label);
	return { ...toAnswer(body, manners.label), warnings };
}

async function sendInForm(
	dialect: ChatDialect,
	call: TextCall,
	temperature: number | undefined,
	{ http, signal }: TextContext,
): Promise<VendorAnswer> {
	const { path, forms } = dialect;
	const request: VendorRequest = { method: 'POST', path, timeoutMs: callTimeoutMs, ...(signal && { signal }) };
	const [first = 'text', ...others] = forms;
	let answer = await http.send({ ...request, json: toBody(dialect, call, first, temperature) });
	for (const form of others) {
		if (!refusesForm(answer)) break;
		answer = await http.send({ ...request, json: toBody(dialect, call, form, temperature) });
	}
	return answer;
}

/** A server that does not know a way of asking for JSON names it in its refusal. */
function refusesForm(answer: VendorAnswer): boolean {
	const refuses = answer.status === 400 || answer.status === 422 || answer.status === 501;
	return refuses && /response[ _]?format|json[ _](schema|object|mode|validate_failed)/i.test(answer.text());
}

function toBody(dialect: ChatDialect, call: TextCall, form: ChatForm, temperature: number | undefined): JsonObject {
	const { model, system, schema, maxOutputTokens } = call;
	const wire = wireSchema(schema.form);
	const inWords = `\n\nAnswer with one JSON object and nothing else. It has the form of this JSON Schema:\n${JSON.stringify(wire)}`;
	const tells = dialect.alwaysTellsForm || form !== 'json_schema';
	const format =
		form === 'json_schema'
			? { type: form, json_schema: { name: schema.name, schema: wire, strict: true } }
			: { type: form };
	return {
		model,
		messages: [
			{ role: 'system', content: tells ? system + inWords : system },
			...turnsOf(call).map(({ role, text }) => ({ role, content: text })),
		],
		...(form !== 'text' && { response_format: format }),
		[dialect.tokenLimit]: maxOutputTokens,
		stream: false,
		...(temperature !== undefined && { temperature }),
	};
}

function toAnswer(body: JsonObject, label: string): Omit<TextAnswer, 'warnings'> {
	const [choice] = objectsIn(body, 'choices');
	if (!choice) throw malformed(label, 'no choice');
	const message = objectIn(choice, 'message');
	const { finish_reason: finished } = choice;
	const refusal = textIn(message, 'refusal') ?? (finished === 'content_filter' ? finished : undefined);
	const model = textIn(body, 'model');
	return {
		text: textOf(message),
		isCut: finished === 'length' || finished === 'model_length',
		...(refusal !== undefined && { refusal }),
		...(model !== undefined && { model }),
		usage: toUsage(body.usage),
	};
}

/** Models that think first give a list of pieces, of which only the texts are meant for the reader. */
function textOf(message: JsonObject): string {
	const pieces = objectsIn(message, 'content');
	if (pieces.length === 0) return textIn(message, 'content') ?? '';
	return pieces.flatMap((piece) => (piece.type === 'text' ? (textIn(piece, 'text') ?? []) : [])).join('');
}

/** A server of one's own may count nothing; it costs nothing either. */
function toUsage(usage: unknown): TextAnswer['usage'] {
	if (!isJsonObject(usage)) return { inputTokens: 0, cachedInputTokens: 0, outputTokens: 0 };
	const cachedInputTokens = countIn(objectIn(usage, 'prompt_tokens_details'), 'cached_tokens');
	return {
		inputTokens: Math.max(0, countIn(usage, 'prompt_tokens') - cachedInputTokens),
		cachedInputTokens,
		outputTokens: countIn(usage, 'completion_tokens'),
	};
}
