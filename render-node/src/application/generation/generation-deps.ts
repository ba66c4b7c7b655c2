import type { GenerationKind } from '@showrunner/contract';
import type { ContentFilter } from '../../domain/diffusion/content-filter.js';
import type { DiffusionEngine } from '../../domain/diffusion/diffusion-engine.js';
import type { MediaTools } from '../../domain/diffusion/media-tools.js';
import type { PieceCache } from '../../domain/ports.js';

/** What generating works with. */
export type GenerationDeps = {
	/** In the order in which they are asked. */
	engines: readonly DiffusionEngine[];
	media: MediaTools;
	content: ContentFilter;
	pieces: PieceCache;
	/** Whether one other machine on the same queue is ready for all of these kinds: by the named model, or any that paints. */
	isElsewhere(kinds: readonly GenerationKind[], model: string): Promise<boolean>;
};
