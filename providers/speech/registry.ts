import type { SpeechProvider } from './port';
import { renderNodeSpeech } from './render-node';

/** In the order in which a new node prefers them. */
export const speechProviders: readonly SpeechProvider[] = [renderNodeSpeech];
