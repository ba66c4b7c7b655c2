import { readJson } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import { completeChat, type ChatDialect } from './chat-completions';
import { groqModels, groqPrices } from './groq-models';
import { openAiManners } from '../core/open-ai-manners';
import { textOperations } from './operations';
import type { TextVendor } from './port';
import { objectsIn, textIn } from '../core/read-members';
import { textManners } from './text-manners';

const label = 'Groq';
const manners = textManners(openAiManners(label));

/** Some of its models keep a strict form; the others are told it in words. */
const dialect: ChatDialect = {
	...{ manners, path: '/chat/completions', tokenLimit: 'max_completion_tokens' },
	...{ forms: ['json_schema', 'json_object', 'text'], alwaysTellsForm: false },
};

export const groqText: TextVendor = {
	id: 'groq',
	label,
	note: 'Open models, answered fast',
	credential: 'showrunnerGroqApi',
	operations: textOperations,
	proof: 'sdk',
	models: groqModels,
	prices: groqPrices,
	takesImages: false,
	complete: async (call, context) => await completeChat(dialect, call, context),
	async listModels(http, nowMs) {
		const answer = await http.send({ method: 'GET', path: '/models' });
		const models = objectsIn(readJson(acceptAnswer(answer, manners, nowMs), label), 'data');
		return models.flatMap((model) => {
			const id = textIn(model, 'id');
			if (id === undefined || model.active === false || !writesTexts(id)) return [];
			return [{ id, label: groqModels.find((card) => card.id === id)?.label ?? id }];
		});
	},
};

/** The list names models that listen, speak and guard, too. */
const writesTexts = (id: string) => !/(whisper|tts|orpheus|guard|safeguard)/.test(id);
