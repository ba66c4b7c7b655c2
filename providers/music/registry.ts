import type { MusicProvider } from './port';
import { renderNodeMusic } from './render-node';

/** In the order in which a new node prefers them. */
export const musicProviders: readonly MusicProvider[] = [renderNodeMusic];
