import { googleVisionModeration } from './google-vision';
import { mistralModeration } from './mistral';
import { openAiModeration } from './open-ai';
import type { ModerationVendor } from './port';
import { localModeration } from './render-node';

/** In the order in which a new node prefers them. */
export const moderationProviders: readonly ModerationVendor[] = [
	localModeration,
	openAiModeration,
	mistralModeration,
	googleVisionModeration,
];
