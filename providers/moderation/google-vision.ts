import type { ProblemKind } from '../../contract/vocabulary';
import { toBase64 } from '../core/base64';
import { ProviderError } from '../core/provider-error';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, kindOf, type VendorManners } from '../core/refuse-answer';
import { mapScores, type CategoryMap } from './map-scores';
import type { ModerationVendor } from './port';

const label = 'Google Vision';
const model = 'safe-search';
const mebibyte = 1024 * 1024;

/** Statuses of Google's APIs that say more than the number. */
const kinds: Record<string, ProblemKind> = {
	RESOURCE_EXHAUSTED: 'rate-limited',
	UNAUTHENTICATED: 'credential-invalid',
	PERMISSION_DENIED: 'credential-invalid',
};

const manners: VendorManners = {
	label,
	read: (body) => {
		const error = objectIn(body, 'error');
		const message = textIn(error, 'message');
		const isBadKey = objectsIn(error, 'details').some(({ reason }) => reason === 'API_KEY_INVALID');
		const kind = isBadKey ? 'credential-invalid' : kinds[textIn(error, 'status') ?? ''];
		return { ...(message !== undefined && { message }), ...(kind !== undefined && { kind }) };
	},
};

/** SafeSearch tells likelihoods in words. `UNKNOWN` is no answer. */
const likelihoods: Record<string, number> = {
	VERY_UNLIKELY: 0.02,
	UNLIKELY: 0.2,
	POSSIBLE: 0.5,
	LIKELY: 0.8,
	VERY_LIKELY: 0.97,
};

/** `medical` are pictures of operations and wounds; `spoof` is no matter of safety. */
const categories: CategoryMap = { adult: 'sexual', racy: 'suggestive', violence: 'violence', medical: 'graphic' };

export const googleVisionModeration: ModerationVendor = {
	id: 'googleVision',
	label,
	note: 'Pictures, by SafeSearch',
	credential: 'showrunnerGoogleCloudApi',
	addressField: 'visionBaseUrl',
	operations: ['Check pictures'],
	proof: 'spec',
	...{ model, takes: ['image'], isClassifier: true },
	// A request may have 10 MiB, and Base64 makes a third more of a picture.
	...{ textCharacters: 0, imageBytes: 7 * mebibyte },
	async judge(piece, { http, clock, signal }) {
		if (piece.kind !== 'image') throw malformed(label, 'no texts');
		const image = { content: toBase64(piece.bytes) };
		const json = { requests: [{ image, features: [{ type: 'SAFE_SEARCH_DETECTION' }] }] };
		const answer = await http.send({ method: 'POST', path: '/v1/images:annotate', json, ...(signal && { signal }) });
		const [response] = objectsIn(readJson(acceptAnswer(answer, manners, clock.now()), label), 'responses');
		if (!response) throw malformed(label, 'no responses');
		if (response.error !== undefined) throw notLookedAt(objectIn(response, 'error'));
		const words = Object.entries(objectIn(response, 'safeSearchAnnotation'));
		const scores = mapScores(
			categories,
			Object.fromEntries(words.map(([name, word]) => [name, likelihoods[String(word)]])),
		);
		if (scores.length === 0) throw malformed(label, 'no likelihood');
		return { model, scores, checked: scores.map(({ category }) => category) };
	},
};

/** A picture that could not be looked at is told inside an answer of status 200, with a code of google.rpc. */
function notLookedAt(error: JsonObject): ProviderError {
	const isBadPicture = error.code === 3;
	return new ProviderError({
		kind: isBadPicture ? 'input-invalid' : kindOf(503),
		title: `${label} could not look at the picture: ${textIn(error, 'message') ?? 'it gave no reason'}`,
		fix: 'Put another provider behind it',
	});
}
