import { malformed, readJson } from '../core/read-json';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import { mapScores, type CategoryMap } from './map-scores';
import type { ModerationVendor } from './port';

const label = 'Mistral';
const model = 'mistral-moderation-2603';

/** Mistral tells of faults in `message`, and of bad bodies in a list `detail`. */
const manners: VendorManners = {
	label,
	read: (body) => {
		const [fault] = objectsIn(body, 'detail');
		const message = textIn(body, 'message') ?? textIn(objectIn(body, 'message'), 'detail') ?? textIn(fault, 'msg');
		return {
			...(message !== undefined && { message }),
			...(textIn(body, 'type') === 'invalid_model' && { kind: 'configuration-invalid' as const }),
		};
	},
};

/** Categories of its models until 2603, which tells danger and crime apart. */
const categories: CategoryMap = {
	sexual: 'sexual',
	hate_and_discrimination: 'hate',
	violence_and_threats: 'violence',
	dangerous_and_criminal_content: 'illicit',
	dangerous: 'illicit',
	criminal: 'illicit',
	selfharm: 'self-harm',
	health: 'medical-claims',
	financial: 'finance-claims',
	law: 'legal-claims',
	pii: 'personal-data',
};

export const mistralModeration: ModerationVendor = {
	id: 'mistral',
	label,
	note: 'Texts, also advice on health, money and law; free of charge',
	credential: 'showrunnerMistralApi',
	operations: ['Check texts'],
	proof: 'sdk',
	...{ model, takes: ['text'], isClassifier: true },
	...{ textCharacters: 20_000, imageBytes: 0 },
	async judge(piece, { http, clock, signal }) {
		if (piece.kind !== 'text') throw malformed(label, 'no pictures');
		const json = { model, input: piece.text };
		const answer = await http.send({ method: 'POST', path: '/v1/moderations', json, ...(signal && { signal }) });
		const body = readJson(acceptAnswer(answer, manners, clock.now()), label);
		const [result] = objectsIn(body, 'results');
		const scores = mapScores(categories, objectIn(result, 'category_scores'));
		if (scores.length === 0) throw malformed(label, 'no scores');
		return { model: textIn(body, 'model') ?? model, scores, checked: scores.map(({ category }) => category) };
	},
};
