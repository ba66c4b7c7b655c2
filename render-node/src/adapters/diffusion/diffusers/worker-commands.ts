import type { CatalogueModel } from '../../../domain/diffusion/catalogue.js';
import type { GenerationPiece } from '../../../domain/diffusion/generation.js';
import type { Rung } from './memory-ladder.js';

type WireModel = { id: string; family: string; path: string; settings: CatalogueModel['settings'] };

export type WorkerCommand =
	| { command: 'cancel'; orderId: string }
	| {
			command: 'run';
			orderId: string;
			model: WireModel;
			memory: Rung;
			pieces: object[];
			outDir: string;
			ffmpegPath: string;
	  };

/** A piece as the protocol spells it. */
export function wirePiece({ request, sources }: GenerationPiece): object {
	const { kind, prompt, negativePrompt, size, frameCount, framesPerSecond } = request;
	const { steps, guidance, seed, strength, sound } = request;
	return {
		...{ kind, prompt, negativePrompt, width: size.width, height: size.height, frameCount, framesPerSecond },
		...{ steps, guidance, seed, strength, sound, sources },
	};
}

export const wireModel = ({ card, family, settings }: CatalogueModel, path: string): WireModel => ({
	...{ id: card.id, family, path, settings },
});
