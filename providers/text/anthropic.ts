import { toBase64 } from '../core/base64';
import { isJsonObject, malformed, readJson, type JsonObject } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import { anthropicModels, anthropicPrices } from './anthropic-models';
import { callTimeoutMs } from './call-timeout';
import { seeingOperations } from './operations';
import type { TextAnswer, TextCall, TextVendor } from './port';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { turnsOf } from './turns';
import { wireSchema } from './wire-schema';
import { temperatureIgnored } from './without-temperature';
import { textManners } from './text-manners';

const label = 'Anthropic';
/** Under this version a request with a temperature is refused; so is none sent. */
const headers = { 'anthropic-version': '2026-10-21' };

const manners = textManners({
	label,
	read: (body) => {
		const error = objectIn(body, 'error');
		const message = textIn(error, 'message');
		const type = textIn(error, 'type');
		return {
			...(message !== undefined && { message }),
			...(type === 'not_found_error' && { field: 'model' }),
			// A used-up prepaid account is told as a bad request.
			...(type === 'billing_error' && { kind: 'quota-exhausted' as const }),
			...(/credit balance is too low/i.test(message ?? '') && { kind: 'quota-exhausted' as const }),
		};
	},
});

/** Anthropic over its Messages API, with a form of its own for the output. */
export const anthropicText: TextVendor = {
	id: 'anthropic',
	label,
	note: 'Claude models; form kept strictly',
	credential: 'showrunnerAnthropicApi',
	operations: seeingOperations,
	proof: 'sdk',
	models: anthropicModels,
	prices: anthropicPrices,
	takesImages: true,
	tellsEnds: true,
	async complete(call, { http, clock, signal }) {
		const answer = await http.send({
			...{ method: 'POST', path: '/v1/messages', headers, json: toBody(call), timeoutMs: callTimeoutMs },
			...(signal && { signal }),
		});
		const read = toAnswer(readJson(acceptAnswer(answer, manners, clock.now()), label));
		return { ...read, warnings: call.temperature === undefined ? [] : [temperatureIgnored(label)] };
	},
	async listModels(http, nowMs) {
		const answer = await http.send({ method: 'GET', path: '/v1/models', headers, query: { limit: 1000 } });
		const models = objectsIn(readJson(acceptAnswer(answer, manners, nowMs), label), 'data');
		return models.flatMap((model) => {
			const id = textIn(model, 'id');
			if (id === undefined || model.lifecycle === 'retired') return [];
			const known = anthropicModels.find((card) => card.id === id);
			const shutDownOn = textIn(model, 'retires_at')?.slice(0, 10) ?? known?.shutDownOn;
			return [{ id, label: textIn(model, 'display_name') ?? id, ...(shutDownOn !== undefined && { shutDownOn }) }];
		});
	},
};

function toBody(call: TextCall): JsonObject {
	const { model, system, schema, maxOutputTokens, images = [] } = call;
	const [asked, ...corrected] = turnsOf(call);
	const pictures = images.map(({ mediaType, bytes }) => ({
		type: 'image',
		source: { type: 'base64', media_type: mediaType, data: toBase64(bytes) },
	}));
	return {
		model,
		max_tokens: maxOutputTokens,
		system,
		messages: [
			{ role: 'user', content: [...pictures, { type: 'text', text: asked.text }] },
			...corrected.map(({ role, text }) => ({ role, content: text })),
		],
		output_config: { format: { type: 'json_schema', schema: wireSchema(schema.form) } },
	};
}

function toAnswer(body: JsonObject): Omit<TextAnswer, 'warnings'> {
	const { usage, stop_reason: stopped } = body;
	if (!isJsonObject(usage)) throw malformed(label, 'no usage');
	const texts = objectsIn(body, 'content').flatMap((block) =>
		block.type === 'text' ? (textIn(block, 'text') ?? []) : [],
	);
	const details = objectIn(body, 'stop_details');
	const refusal = textIn(details, 'explanation') ?? textIn(details, 'category') ?? 'it gave no reason';
	const model = textIn(body, 'model');
	return {
		text: texts.join(''),
		isCut: stopped === 'max_tokens' || stopped === 'model_context_window_exceeded',
		...(stopped === 'refusal' && { refusal }),
		...(model !== undefined && { model }),
		usage: {
			inputTokens: countIn(usage, 'input_tokens') + countIn(usage, 'cache_creation_input_tokens'),
			cachedInputTokens: countIn(usage, 'cache_read_input_tokens'),
			outputTokens: countIn(usage, 'output_tokens'),
		},
	};
}
