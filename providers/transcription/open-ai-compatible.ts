import { openAiManners } from '../core/open-ai-manners';
import { ProviderError } from '../core/provider-error';
import { readJson } from '../core/read-json';
import { objectsIn, textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import type { HearingReach, TranscriptionVendor } from './port';
import { hearLikeWhisper } from './whisper-request';

const label = 'OpenAI-Compatible';

/** Speaches, LocalAI, whisper.cpp and others with `/audio/transcriptions`. */
export const openAiCompatibleTranscription: TranscriptionVendor = {
	id: 'openAiCompatible',
	label,
	note: 'Whisper on your own server; counted as free unless you set a price',
	credential: 'showrunnerOpenAiCompatibleApi',
	operations: ['Create transcript'],
	proof: 'spec',
	models: [],
	prices: {
		...{ provider: 'openAiCompatible', currency: 'USD', asOf: '2026-11-20' },
		source: 'the user’s own server',
		prices: [{ model: '*', unit: 'second', priceMicros: 0, per: 1 }],
	},
	lanes: 1,
	ownModel,
	hear: async (piece, reach) => await hearLikeWhisper({ label, tellsWords: () => true }, piece, reach),
};

async function ownModel({ http, clock, signal }: HearingReach): Promise<string> {
	const answer = await http.send({ method: 'GET', path: '/models', ...(signal && { signal }) });
	const body = readJson(acceptAnswer(answer, openAiManners(label), clock.now()), label);
	const ids = objectsIn(body, 'data').flatMap((model) => textIn(model, 'id') ?? []);
	const hearing = ids.find((id) => /whisper|parakeet|voxtral|canary|asr|stt/i.test(id));
	if (hearing !== undefined) return hearing;
	throw new ProviderError({
		kind: 'configuration-invalid',
		title: `${label}: the server has no model that hears`,
		fix: 'Load a Whisper model on the server, or put another provider behind it',
		field: 'providers',
	});
}
