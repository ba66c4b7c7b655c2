import { azureSpeech } from './azure-speech';
import { byPiece } from './by-piece';
import { elevenLabsSpeech } from './eleven-labs';
import { googleCloudSpeech } from './google-cloud';
import { openAiSpeech } from './open-ai';
import { openAiCompatibleSpeech } from './open-ai-compatible';
import { piperSpeech } from './piper';
import type { SpeechProvider, SpeechVendor } from './port';
import { renderNodeSpeech } from './render-node';

export const speechVendors: readonly SpeechVendor[] = [
	elevenLabsSpeech,
	azureSpeech,
	googleCloudSpeech,
	openAiSpeech,
	openAiCompatibleSpeech,
	piperSpeech,
];

/** What voices and models of one vendor are told from another's by. */
export const speechVendorIds: readonly string[] = speechVendors.map(({ id }) => id);

/** In the order in which a new node prefers them. */
export const speechProviders: readonly SpeechProvider[] = [
	...speechVendors.map((vendor) => byPiece(vendor, speechVendors)),
	renderNodeSpeech(speechVendorIds),
];
