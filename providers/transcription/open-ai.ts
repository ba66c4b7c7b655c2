import { openAiModelList } from '../core/open-ai-model-list';
import type { TranscriptionVendor } from './port';
import { hearLikeWhisper } from './whisper-request';

const label = 'OpenAI';
const shutDownOn = '2027-02-26';

/** Only whisper-1 tells word times, and it ends; of the others' texts the render-node finds the words. */
export const openAiTranscription: TranscriptionVendor = {
	id: 'openAi',
	label,
	note: 'GPT Transcribe; word times are found on the render-node',
	credential: 'showrunnerOpenAiApi',
	operations: ['Create transcript'],
	proof: 'sdk',
	models: [
		{ id: 'gpt-transcribe', label: 'GPT Transcribe' },
		{ id: 'whisper-1', label: 'Whisper', shutDownOn, successor: 'gpt-transcribe' },
		{ id: 'gpt-4o-transcribe', label: 'GPT-4o Transcribe', shutDownOn, successor: 'gpt-transcribe' },
		{ id: 'gpt-4o-mini-transcribe', label: 'GPT-4o Mini Transcribe', shutDownOn, successor: 'gpt-transcribe' },
	],
	listEnds: openAiModelList,
	prices: {
		...{ provider: 'openAi', currency: 'USD', asOf: '2026-11-20' },
		source: 'https://developers.openai.com/api/docs/pricing',
		prices: [
			{ model: 'gpt-transcribe', unit: 'second', priceMicros: 4_500, per: 60 },
			{ model: 'whisper-1', unit: 'second', priceMicros: 6_000, per: 60 },
			{ model: 'gpt-4o-transcribe', unit: 'second', priceMicros: 6_000, per: 60 },
			{ model: 'gpt-4o-mini-transcribe', unit: 'second', priceMicros: 3_000, per: 60 },
		],
	},
	lanes: 2,
	hear: async (piece, reach) =>
		await hearLikeWhisper({ label, tellsWords: (model) => model === 'whisper-1' }, piece, reach),
};
