import { googleVisionModeration } from './google-vision';
import { mistralModeration } from './mistral';
import { openAiModeration } from './open-ai';
import type { ModerationVendor } from './port';
import { localModeration } from './render-node';
import { localPictureModeration } from './render-node-pictures';

/** In the order in which a new node prefers them. */
export const moderationProviders: readonly ModerationVendor[] = [
	localModeration,
	localPictureModeration,
	openAiModeration,
	mistralModeration,
	googleVisionModeration,
];
