import type { ClipProvider } from './port';
import { renderNodeClip } from './render-node';

/** In the order in which a new node prefers them. */
export const clipProviders: readonly ClipProvider[] = [renderNodeClip];
