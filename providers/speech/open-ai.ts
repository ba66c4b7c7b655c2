import { openAiModelList } from '../core/open-ai-model-list';
import { openAiSpeechModels, openAiSpeechPrices, openAiVoices } from './open-ai-models';
import { speakLikeOpenAi } from './open-ai-request';
import { speechOperations } from './operations';
import { characters, tokens } from './text-limits';
import type { SpeechPiece, SpeechVendor } from './port';
import { leaveOut } from '../core/leave-out';

const label = 'OpenAI';

/** OpenAI's sound: 16 bit, one channel, 24 kHz. */
const bytesPerSecond = 48_000;
/** Slower than anybody reads: what a piece can cost at most is counted with it. */
const slowestCharactersPerSecond = 5;

const isOld = (model: string) => /^tts-1/.test(model);

/** OpenAI's speech, as long as it lasts: the models end on 2027-01-06. */
export const openAiSpeech: SpeechVendor = {
	id: 'openAi',
	label,
	note: 'Ends on 2027-01-06 without a successor',
	credential: 'showrunnerOpenAiApi',
	operations: speechOperations,
	proof: 'sdk',
	models: openAiSpeechModels,
	listEnds: openAiModelList,
	prices: openAiSpeechPrices,
	lanes: 4,
	// It is sent without loss in any case.
	meets: ['model', 'instructions', 'quality'],
	speeds: { least: 0.25, most: 4 },
	longest: ({ model }) => (isOld(model) ? characters(4_096) : tokens(2_000)),
	rights: {
		licence: 'OpenAI terms of use: the output is yours; listeners must be told that the voice is AI',
		licenceUrl: 'https://openai.com/policies/terms-of-use',
		commercialUse: 'allowed',
	},
	adjust(piece) {
		if (!isOld(piece.model) || piece.instructions === undefined) return { piece, warnings: [] };
		const message = `${piece.model} takes no instructions; it spoke without`;
		return {
			piece: leaveOut(piece, 'instructions'),
			warnings: [{ code: 'option-unsupported', message, field: 'instructions' }],
		};
	},
	usageOf: mostUsage,
	async say(piece, reach) {
		const bytes = await speakLikeOpenAi({ label, format: 'wav' }, piece, reach);
		const { length: characters } = piece.text;
		const usage = isOld(piece.model) ? { character: characters } : { second: bytes.length / bytesPerSecond };
		return { bytes, mediaType: 'audio/wav', usage };
	},
	async listVoices() {
		const licence = 'OpenAI terms of use';
		return openAiVoices.map((id) => ({ id, label: titled(id), gender: 'unknown', licence, locales: [] }));
	},
	ownVoice: async () => 'alloy',
};

function mostUsage({ text, model, speed }: SpeechPiece) {
	if (isOld(model)) return { character: text.length };
	return { second: Math.ceil(text.length / slowestCharactersPerSecond / speed) };
}

const titled = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
