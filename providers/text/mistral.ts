import { readJson } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import { completeChat, type ChatDialect } from './chat-completions';
import { mistralModels, mistralPrices } from './mistral-models';
import { textOperations } from './operations';
import type { TextVendor } from './port';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { textManners } from './text-manners';

const label = 'Mistral';

/** Mistral tells of faults in `message`, and of bad bodies in a list `detail`. */
const manners = textManners({
	label,
	read: (body) => {
		const [fault] = objectsIn(body, 'detail');
		const message = textIn(body, 'message') ?? textIn(objectIn(body, 'message'), 'detail') ?? textIn(fault, 'msg');
		const type = textIn(body, 'type');
		return {
			...(message !== undefined && { message }),
			...(type === 'invalid_model' && { kind: 'configuration-invalid' as const, field: 'model' }),
		};
	},
});

const dialect: ChatDialect = {
	...{ manners, path: '/v1/chat/completions', tokenLimit: 'max_tokens' },
	...{ forms: ['json_schema', 'json_object'], alwaysTellsForm: false },
};

export const mistralText: TextVendor = {
	id: 'mistral',
	label,
	note: 'Models from Europe; form kept strictly',
	credential: 'showrunnerMistralApi',
	operations: textOperations,
	proof: 'sdk',
	models: mistralModels,
	prices: mistralPrices,
	takesImages: false,
	tellsEnds: true,
	complete: async (call, context) => await completeChat(dialect, call, context),
	async listModels(http, nowMs) {
		const answer = await http.send({ method: 'GET', path: '/v1/models' });
		const models = objectsIn(readJson(acceptAnswer(answer, manners, nowMs), label), 'data');
		return models.flatMap((model) => {
			const id = textIn(model, 'id');
			if (id === undefined || objectIn(model, 'capabilities').completion_chat !== true) return [];
			const shutDownOn = textIn(model, 'deprecation')?.slice(0, 10);
			const successor = textIn(model, 'deprecation_replacement_model');
			const ends = { ...(shutDownOn !== undefined && { shutDownOn }), ...(successor !== undefined && { successor }) };
			return [{ id, label: mistralModels.find((card) => card.id === id)?.label ?? id, ...ends }];
		});
	},
};
