import type { ImageProvider } from './port';
import { renderNodeImage } from './render-node';

/** In the order in which a new node prefers them. */
export const imageProviders: readonly ImageProvider[] = [renderNodeImage];
