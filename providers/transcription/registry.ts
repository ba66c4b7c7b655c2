import { byPiece } from './by-piece';
import { elevenLabsTranscription } from './eleven-labs';
import { groqTranscription } from './groq';
import { openAiTranscription } from './open-ai';
import { openAiCompatibleTranscription } from './open-ai-compatible';
import type { TranscriptionProvider, TranscriptionVendor } from './port';
import { renderNodeTranscription } from './render-node';

const vendors: readonly TranscriptionVendor[] = [
	groqTranscription,
	elevenLabsTranscription,
	openAiTranscription,
	openAiCompatibleTranscription,
];

/** In the order in which a new node prefers them. */
export const transcriptionProviders: readonly TranscriptionProvider[] = [
	...vendors.map((vendor) => byPiece(vendor, vendors)),
	renderNodeTranscription,
];
