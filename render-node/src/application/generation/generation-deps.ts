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
	/** Whether another machine on the same queue has a model for this ready now: the named one, or any that paints. */
	isElsewhere(kind: GenerationKind, model: string): Promise<boolean>;
};
