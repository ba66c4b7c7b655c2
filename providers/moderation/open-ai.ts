import { toBase64 } from '../core/base64';
import { openAiManners } from '../core/open-ai-manners';
import { malformed, readJson } from '../core/read-json';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import { mapScores, type CategoryMap } from './map-scores';
import type { GivenPiece, ModerationVendor } from './port';

const label = 'OpenAI';
const model = 'omni-moderation-latest';
const manners = openAiManners(label);
const mebibyte = 1024 * 1024;

/** Categories of omni-moderation. */
const categories: CategoryMap = {
	sexual: 'sexual',
	'sexual/minors': 'minors',
	violence: 'violence',
	'violence/graphic': 'graphic',
	hate: 'hate',
	'hate/threatening': 'hate',
	harassment: 'harassment',
	'harassment/threatening': 'harassment',
	'self-harm': 'self-harm',
	'self-harm/intent': 'self-harm',
	'self-harm/instructions': 'self-harm',
	illicit: 'illicit',
	'illicit/violent': 'illicit',
};

/** Texts and pictures. It tells which categories it applied to a picture; the others count as not checked. */
export const openAiModeration: ModerationVendor = {
	id: 'openAi',
	label,
	note: 'Texts and pictures, free of charge',
	credential: 'showrunnerOpenAiApi',
	operations: ['Check texts', 'Check pictures'],
	proof: 'sdk',
	...{ model, takes: ['text', 'image'], isClassifier: true },
	...{ textCharacters: 20_000, imageBytes: 8 * mebibyte },
	async judge(piece, { http, clock, signal }) {
		const json = { model, input: [toInput(piece)] };
		const answer = await http.send({ method: 'POST', path: '/moderations', json, ...(signal && { signal }) });
		const body = readJson(acceptAnswer(answer, manners, clock.now()), label);
		const [result] = objectsIn(body, 'results');
		if (!result) throw malformed(label, 'no results');
		const applied = objectIn(result, 'category_applied_input_types');
		const scores = Object.entries(objectIn(result, 'category_scores')).filter(([name]) => {
			const kinds = applied[name];
			// Servers that speak its language and do not tell have looked for all in a text, and for nothing sure in a picture.
			return Array.isArray(kinds) ? kinds.includes(piece.kind) : piece.kind === 'text';
		});
		const mapped = mapScores(categories, Object.fromEntries(scores));
		if (mapped.length === 0) throw malformed(label, 'no scores');
		return { model: textIn(body, 'model') ?? model, scores: mapped, checked: mapped.map(({ category }) => category) };
	},
};

function toInput(piece: GivenPiece) {
	if (piece.kind === 'text') return { type: 'text', text: piece.text };
	return { type: 'image_url', image_url: { url: `data:${piece.mediaType};base64,${toBase64(piece.bytes)}` } };
}
