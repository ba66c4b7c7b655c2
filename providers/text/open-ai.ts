import { toBase64 } from '../core/base64';
import { ProviderError } from '../core/provider-error';
import { isJsonObject, malformed, readJson, type JsonObject } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import { callTimeoutMs } from './call-timeout';
import { openAiManners } from '../core/open-ai-manners';
import { openAiModelList } from '../core/open-ai-model-list';
import { openAiModels, openAiPrices } from './open-ai-models';
import { seeingOperations } from './operations';
import type { TextAnswer, TextCall, TextVendor } from './port';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { turnsOf } from './turns';
import { wireSchema } from './wire-schema';
import { withoutTemperature } from './without-temperature';
import { textManners } from './text-manners';

const label = 'OpenAI';
const manners = textManners(openAiManners(label));

/** OpenAI over its Responses API, in its strict form. */
export const openAiText: TextVendor = {
	id: 'openAi',
	label,
	note: 'GPT models; form kept strictly',
	credential: 'showrunnerOpenAiApi',
	operations: seeingOperations,
	proof: 'sdk',
	models: openAiModels,
	prices: openAiPrices,
	takesImages: true,
	tellsEnds: true,
	async complete(call, { http, clock, signal }) {
		const send = async (temperature: number | undefined) =>
			await http.send({
				...{ method: 'POST', path: '/responses', timeoutMs: callTimeoutMs },
				json: toBody(call, temperature),
				...(signal && { signal }),
			});
		const { answer, warnings } = await withoutTemperature(label, call.temperature, send);
		return { ...toAnswer(readJson(acceptAnswer(answer, manners, clock.now()), label)), warnings };
	},
	async listModels(http, nowMs) {
		const listed = await openAiModelList(http, nowMs);
		return listed
			.filter(({ id }) => writesTexts(id))
			.map(({ id, label, shutDownOn: told }) => {
				const known = openAiModels.find((card) => card.id === id);
				const shutDownOn = told ?? known?.shutDownOn;
				return { id, label: known?.label ?? label, ...(shutDownOn !== undefined && { shutDownOn }) };
			});
	},
};

/** The list holds all that OpenAI has, and says of none what it is for. */
const writesTexts = (id: string) =>
	/^(gpt-|chatgpt-|o\d|ft:)/.test(id) && !/(image|audio|realtime|tts|transcribe|live|search|codex)/.test(id);

/** Not kept at OpenAI: what is bought lies in the books here. */
function toBody(call: TextCall, temperature: number | undefined): JsonObject {
	const { model, system, schema, maxOutputTokens, images = [] } = call;
	const [asked, ...corrected] = turnsOf(call);
	const pictures = images.map(({ mediaType, bytes }) => ({
		...{ type: 'input_image', detail: 'auto' },
		image_url: `data:${mediaType};base64,${toBase64(bytes)}`,
	}));
	return {
		model,
		instructions: system,
		input: [
			{ role: 'user', content: [{ type: 'input_text', text: asked.text }, ...pictures] },
			...corrected.map(({ role, text }) => ({ role, content: text })),
		],
		text: { format: { type: 'json_schema', name: schema.name, schema: wireSchema(schema.form), strict: true } },
		max_output_tokens: maxOutputTokens,
		store: false,
		...(temperature !== undefined && { temperature }),
	};
}

function toAnswer(body: JsonObject): Omit<TextAnswer, 'warnings'> {
	if (body.status === 'failed') throw failed(body);
	const parts = objectsIn(body, 'output').flatMap((item) => objectsIn(item, 'content'));
	const texts = parts.flatMap((part) => (part.type === 'output_text' ? (textIn(part, 'text') ?? []) : []));
	const reason = textIn(objectIn(body, 'incomplete_details'), 'reason');
	const isFiltered = reason === 'content_filter';
	const refusal = parts.flatMap((part) => textIn(part, 'refusal') ?? [])[0] ?? (isFiltered ? reason : undefined);
	const usage = objectIn(body, 'usage');
	if (!isJsonObject(body.usage)) throw malformed(label, 'no usage');
	const cachedInputTokens = countIn(objectIn(usage, 'input_tokens_details'), 'cached_tokens');
	const model = textIn(body, 'model');
	return {
		text: texts.join(''),
		isCut: body.status === 'incomplete' && !isFiltered,
		...(refusal !== undefined && { refusal }),
		...(model !== undefined && { model }),
		usage: {
			inputTokens: Math.max(0, countIn(usage, 'input_tokens') - cachedInputTokens),
			cachedInputTokens,
			outputTokens: countIn(usage, 'output_tokens'),
		},
	};
}

/** An answer of status 200 that tells of a failure behind it. */
function failed(body: JsonObject): ProviderError {
	const told = manners.read?.(
		{ error: body.error },
		{ status: 200, headers: {}, bytes: new Uint8Array(), text: () => '' },
	);
	return new ProviderError({
		kind: told?.kind ?? 'temporarily-unavailable',
		title: `${label} could not write it: ${told?.message ?? 'it gave no reason'}`,
		fix: told?.fix ?? 'Run the node again later, or put another provider behind it',
		paid: 'unknown',
	});
}
