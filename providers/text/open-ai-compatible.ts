import type { PriceTable } from '../core/price';
import { readJson } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import { completeChat, type ChatDialect } from './chat-completions';
import { openAiManners } from '../core/open-ai-manners';
import { perMillion } from './per-million';
import { textOperations } from './operations';
import type { TextVendor } from './port';
import { objectsIn, textIn } from '../core/read-members';
import { textManners } from './text-manners';

const label = 'OpenAI-Compatible';
const manners = textManners(openAiManners(label));

/** Old servers pass over a form that they do not know, so it is always told in words as well. */
const dialect: ChatDialect = {
	...{ manners, path: '/chat/completions', tokenLimit: 'max_tokens' },
	...{ forms: ['json_schema', 'json_object', 'text'], alwaysTellsForm: true },
};

/** Most such servers are the user's own. A paid one has its price set in Showrunner Budget. */
const prices: PriceTable = {
	provider: 'openAiCompatible',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'the user’s own server',
	prices: perMillion('*', { input: 0, output: 0 }),
};

/** Any server that speaks chat completions: Ollama, llama.cpp, vLLM, LM Studio, gateways. */
export const openAiCompatibleText: TextVendor = {
	id: 'openAiCompatible',
	label,
	note: 'Ollama, vLLM, LM Studio and others; counted as free unless you set a price',
	credential: 'showrunnerOpenAiCompatibleApi',
	operations: textOperations,
	proof: 'spec',
	models: [],
	prices,
	takesImages: false,
	complete: async (call, context) => await completeChat(dialect, call, context),
	async listModels(http, nowMs) {
		const answer = await http.send({ method: 'GET', path: '/models' });
		const models = objectsIn(readJson(acceptAnswer(answer, manners, nowMs), label), 'data');
		const found = models.flatMap((model) => textIn(model, 'id') ?? []);
		return found.filter((id) => !/embed|whisper|rerank/i.test(id)).map((id) => ({ id, label: id }));
	},
};
