import { ProviderError } from '../core/provider-error';
import { serverModels } from '../core/server-models';
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
	listModels: async (reach) => (await hearingModels(reach)).map((id) => ({ id, label: id })),
	hear: async (piece, reach) => await hearLikeWhisper({ label, tellsWords: () => true }, piece, reach),
};

const hearingModels = async (reach: HearingReach) =>
	(await serverModels(label, reach)).filter((id) => /whisper|parakeet|voxtral|canary|asr|stt/i.test(id));

async function ownModel(reach: HearingReach): Promise<string> {
	const [hearing] = await hearingModels(reach);
	if (hearing !== undefined) return hearing;
	throw new ProviderError({
		kind: 'configuration-invalid',
		title: `${label}: the server has no model that hears`,
		fix: 'Load a Whisper model on the server, or put another provider behind it',
		field: 'providers',
	});
}
