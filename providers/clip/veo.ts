import { fromBase64, toBase64 } from '../core/base64';
import { TicketEnded } from '../core/follow-ticket';
import { geminiManners } from '../core/gemini-manners';
import type { MadeFile } from '../core/keep-file';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { countIn, objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import { vendorWords } from '../core/vendor-words';
import type { ClipPiece, ClipReach, ClipVendor, Frame, Frames } from './vendor-port';

const manners = geminiManners('Veo on Vertex AI');

const inline = ({ bytes, mediaType }: Frame) => ({ bytesBase64Encoded: toBase64(bytes), mimeType: mediaType });

/** Without `storageUri`, the clip comes in the answer itself: no bucket has to be given away. */
function toBody(piece: ClipPiece, { first, last }: Frames) {
	const { prompt, aspectRatio, durationMs, resolution, sound, seed, negativePrompt } = piece;
	return {
		instances: [{ prompt, ...(first && { image: inline(first) }), ...(last && { lastFrame: inline(last) }) }],
		parameters: {
			...{ aspectRatio, durationSeconds: durationMs / 1_000, resolution, generateAudio: sound, sampleCount: 1 },
			...(seed !== undefined && { seed }),
			...(negativePrompt !== undefined && { negativePrompt }),
		},
	};
}

async function ask(reach: ClipReach, model: string, verb: string, json: object): Promise<JsonObject> {
	const { http, clock, signal } = reach;
	const place = '/v1/projects/{projectId}/locations/{location}/publishers/google/models';
	const path = `${place}/${encodeURIComponent(model)}:${verb}`;
	// A clip of 8 s has some 20 MB as Base64.
	const answer = await http.send({ method: 'POST', path, json, timeoutMs: 300_000, ...(signal && { signal }) });
	return readJson(acceptAnswer(answer, manners, clock.now()), manners.label);
}

const veo: Omit<ClipVendor, 'id' | 'label' | 'credential'> = {
	note: 'Clips of 4, 6 or 8 s with or without sound, from words or a picture',
	pathFields: ['projectId', 'location'],
	operations: ['Generate clips', 'Animate image'],
	proof: 'spec',
	models: () => [
		{ id: 'veo-3.1-generate-001', label: 'Veo 3.1' },
		{ id: 'veo-3.1-fast-generate-001', label: 'Veo 3.1 Fast' },
	],
	prices: {
		...{ provider: 'veo', currency: 'USD', asOf: '2026-11-20' },
		...{ source: 'https://cloud.google.com/vertex-ai/generative-ai/pricing', prices: [] },
	},
	meets: ['seed', 'negativePrompt', 'silence', 'lastFrame'],
	aspectRatios: ['16:9', '9:16'],
	resolutions: ['720p', '1080p'],
	lengthsMs: [4_000, 6_000, 8_000],
	rights: {
		licence: 'Google Cloud Service Specific Terms',
		licenceUrl: 'https://cloud.google.com/terms/service-terms',
		commercialUse: 'allowed',
	},
	clip: {
		async start(piece, frames, reach) {
			const name = textIn(await ask(reach, piece.model, 'predictLongRunning', toBody(piece, frames)), 'name');
			if (name === undefined) throw malformed(manners.label, 'no name of the operation');
			return { name };
		},
		/** A POST of its own, for these operations are not where Google's others are. */
		async check({ name }, { model }, reach) {
			const body = await ask(reach, model, 'fetchPredictOperation', { operationName: name });
			return body.done === true ? fileOf(body) : undefined;
		},
	},
};

function fileOf(body: JsonObject): MadeFile {
	const response = objectIn(body, 'response');
	const [video] = objectsIn(response, 'videos');
	const data = textIn(video, 'bytesBase64Encoded');
	if (data !== undefined) return { bytes: fromBase64(data), mediaType: textIn(video, 'mimeType') ?? 'video/mp4' };
	const words = textIn(objectIn(body, 'error'), 'message');
	const isContent = countIn(response, 'raiMediaFilteredCount') > 0 || /responsible ai|safety|polic/i.test(words ?? '');
	throw new TicketEnded({
		kind: isContent ? 'content-rejected' : 'temporarily-unavailable',
		title: `${manners.label} ${isContent ? 'filtered the clip out' : 'ended without a clip'}${words ? `: ${vendorWords(words)}` : ''}`,
		fix: isContent ? 'Say it in other words' : 'Run the node again, or put another provider behind it',
	});
}

const prices = (provider: string) => ({ ...veo.prices, provider });

/** Veo in a project of one's own, with the login of a Google account. */
export const veoClips: ClipVendor = {
	...veo,
	...{ id: 'veo', label: 'Veo on Vertex AI', credential: 'showrunnerVertexOAuth2Api', prices: prices('veo') },
};

/** The same with a service account, which no person has to log in. */
export const veoServiceAccountClips: ClipVendor = {
	...veo,
	...{ id: 'veoServiceAccount', label: 'Veo on Vertex AI (Service Account)' },
	...{ credential: 'showrunnerVertexServiceAccountApi', prices: prices('veoServiceAccount') },
};
