import { toBase64 } from '../core/base64';
import { geminiManners, geminiRefusal } from '../core/gemini-manners';
import { isJsonObject, malformed, readJson, type JsonObject } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import { callTimeoutMs } from './call-timeout';
import { geminiFiles } from '../core/gemini-files';
import { geminiModels, geminiPrices } from './gemini-models';
import { seeingOperations } from './operations';
import type { TextAnswer, TextCall, TextVendor } from './port';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { turnsOf } from './turns';
import { wireSchema } from './wire-schema';
import { withoutTemperature } from './without-temperature';
import { textManners } from './text-manners';

const label = 'Google Gemini';

const manners = textManners(geminiManners(label));

/** Google's Gemini API with a JSON schema for the answer. */
export const geminiText: TextVendor = {
	id: 'gemini',
	label,
	note: 'Gemini models; form kept strictly; watches whole videos',
	credential: 'showrunnerGeminiApi',
	operations: seeingOperations,
	proof: 'sdk',
	models: geminiModels,
	prices: geminiPrices,
	takesImages: true,
	videos: geminiFiles,
	async complete(call, { http, clock, signal }) {
		const send = async (temperature: number | undefined) =>
			await http.send({
				...{ method: 'POST', path: `/v1/models/${encodeURIComponent(call.model)}:generateContent` },
				...{ json: toBody(call, temperature), timeoutMs: callTimeoutMs },
				...(signal && { signal }),
			});
		const { answer, warnings } = await withoutTemperature(label, call.temperature, send);
		return { ...toAnswer(readJson(acceptAnswer(answer, manners, clock.now()), label)), warnings };
	},
	async listModels(http, nowMs) {
		const answer = await http.send({ method: 'GET', path: '/v1/models', query: { pageSize: 1000 } });
		const models = objectsIn(readJson(acceptAnswer(answer, manners, nowMs), label), 'models');
		return models.flatMap((model) => {
			const id = textIn(model, 'name')?.replace(/^models\//, '');
			const methods = model.supportedGenerationMethods;
			if (id === undefined || !Array.isArray(methods) || !methods.includes('generateContent')) return [];
			if (/(image|tts|audio|live|embedding|robotics|computer-use)/.test(id)) return [];
			const known = geminiModels.find((card) => card.id === id);
			return [{ ...known, id, label: textIn(model, 'displayName') ?? id }];
		});
	},
};

function toBody(call: TextCall, temperature: number | undefined): JsonObject {
	const { system, schema, maxOutputTokens, images = [] } = call;
	const [asked, ...corrected] = turnsOf(call);
	const pictures = images.map(({ mediaType, bytes }) => ({
		inlineData: { mimeType: mediaType, data: toBase64(bytes) },
	}));
	return {
		contents: [
			{ role: 'user', parts: [...pictures, ...videoPart(call), { text: asked.text }] },
			...corrected.map(({ role, text }) => ({ role: role === 'assistant' ? 'model' : 'user', parts: [{ text }] })),
		],
		systemInstruction: { parts: [{ text: system }], role: 'user' },
		generationConfig: {
			...(temperature !== undefined && { temperature }),
			maxOutputTokens,
			responseMimeType: 'application/json',
			responseJsonSchema: wireSchema(schema.form),
		},
	};
}

function videoPart({ video, lent }: TextCall): JsonObject[] {
	if (!video || !lent) return [];
	const { mediaType: mimeType, startMs, endMs, framesPerSecond: fps } = video;
	const videoMetadata = {
		...(startMs !== undefined && { startOffset: `${startMs / 1_000}s` }),
		...(endMs !== undefined && { endOffset: `${endMs / 1_000}s` }),
		...(fps !== undefined && { fps }),
	};
	const bytes = 'bytes' in lent ? { inlineData: { mimeType, data: toBase64(lent.bytes) } } : undefined;
	const given = 'uri' in lent ? { fileData: { fileUri: lent.uri, mimeType } } : bytes;
	return [{ ...given, ...(Object.keys(videoMetadata).length > 0 && { videoMetadata }) }];
}

function toAnswer(body: JsonObject): Omit<TextAnswer, 'warnings'> {
	const [candidate] = objectsIn(body, 'candidates');
	const finished = textIn(candidate, 'finishReason');
	const refusal = geminiRefusal(body);
	if (candidate === undefined && refusal === undefined) throw malformed(label, 'no candidate');
	if (refusal === undefined && !isJsonObject(body.usageMetadata)) throw malformed(label, 'no usage');
	const parts = objectsIn(objectIn(candidate, 'content'), 'parts');
	const texts = parts.flatMap((part) => (part.thought === true ? [] : (textIn(part, 'text') ?? [])));
	const model = textIn(body, 'modelVersion');
	return {
		text: texts.join(''),
		isCut: finished === 'MAX_TOKENS',
		...(refusal !== undefined && { refusal }),
		...(model !== undefined && { model }),
		usage: toUsage(objectIn(body, 'usageMetadata')),
	};
}

function toUsage(usage: JsonObject): TextAnswer['usage'] {
	const cachedInputTokens = countIn(usage, 'cachedContentTokenCount');
	return {
		inputTokens: Math.max(0, countIn(usage, 'promptTokenCount') - cachedInputTokens),
		cachedInputTokens,
		outputTokens: countIn(usage, 'candidatesTokenCount') + countIn(usage, 'thoughtsTokenCount'),
	};
}
