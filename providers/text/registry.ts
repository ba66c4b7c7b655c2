import { anthropicText } from './anthropic';
import { geminiText } from './gemini';
import { groqText } from './groq';
import { mistralText } from './mistral';
import { openAiText } from './open-ai';
import { openAiCompatibleText } from './open-ai-compatible';
import type { TextVendor } from './port';

/** In the order in which a new node prefers them. */
export const textVendors: readonly TextVendor[] = [
	openAiText,
	anthropicText,
	geminiText,
	mistralText,
	groqText,
	openAiCompatibleText,
];

/** Those that can be shown pictures. */
export const seeingVendors: readonly TextVendor[] = textVendors.filter(({ takesImages }) => takesImages);
