import type { ModelCard } from '../core/model-card';
import type { PriceTable } from '../core/price';

type ElevenLabsModel = ModelCard & {
	/** Longest text of one call. */
	characters: number;
	/** Takes `language_code`. */
	takesLanguage: boolean;
	/** Takes `previous_text` and `next_text`; left out where ElevenLabs does not say that it does. */
	hearsContext?: boolean;
};

/**
 * The first is the dearest, so that a cap holds. Limits as the models page told them; v4's are
 * not published, and stand at the lowest of its line.
 */
export const elevenLabsModels: readonly ElevenLabsModel[] = [
	{
		...{ id: 'eleven_multilingual_v2', label: 'Multilingual v2' },
		...{ characters: 10_000, takesLanguage: false, hearsContext: true },
	},
	{ id: 'eleven_v4', label: 'Eleven v4', characters: 5_000, takesLanguage: true },
	{ id: 'eleven_v4_turbo', label: 'Eleven v4 Turbo', characters: 5_000, takesLanguage: true },
	{
		...{ id: 'eleven_flash_v2_5', label: 'Flash v2.5' },
		...{ characters: 40_000, takesLanguage: true, hearsContext: true },
	},
];

/** What is true of a model; one that is not listed is held to the lowest limit, and asked for what all take. */
export function elevenLabsModel(id: string): Omit<ElevenLabsModel, 'label'> {
	const known = elevenLabsModels.find((model) => model.id === id);
	return known ?? { id, characters: 5_000, takesLanguage: !id.includes('multilingual_v2') };
}

/**
 * What two resellers of v4 say that ElevenLabs itself asks; the one adds 15 per cent to it, as to the prices that are known.
 * A second witness: https://docs.venice.ai/models/elevenlabs-tts-v4
 */
const read = { source: 'https://muapi.ai/comparison/elevenlabs-v4', asOf: '2026-11-27' };

/** By the character, the same for every plan. */
export const elevenLabsPrices: PriceTable = {
	provider: 'elevenLabs',
	currency: 'USD',
	asOf: '2026-11-20',
	source: 'https://elevenlabs.io/pricing/api',
	prices: [
		{ model: 'eleven_multilingual_v2', unit: 'character', priceMicros: 100_000, per: 1_000 },
		{ model: 'eleven_flash_v2_5', unit: 'character', priceMicros: 50_000, per: 1_000 },
		{ model: 'eleven_v4', unit: 'character', priceMicros: 80_000, per: 1_000, ...read },
		{ model: 'eleven_v4_turbo', unit: 'character', priceMicros: 40_000, per: 1_000, ...read },
	],
};
