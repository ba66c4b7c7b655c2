import { fenced, fenceRule } from '../../shared/text/fenced';
import { languageInWords } from './telling';

export type Part = { key: string; text: string };
export type TranslateOrder = { from: string; to: string; parts: readonly Part[]; seconds: number; glossary?: string };

/** How many there must be is checked by their keys: then the model is told which is missing. */
export const translationForm = (keys: readonly string[]) =>
	({
		type: 'object',
		properties: {
			parts: {
				type: 'array',
				items: { type: 'object', properties: { key: { type: 'string', enum: keys }, text: { type: 'string' } } },
			},
		},
	}) as const;

export function translatePrompt({ from, to, parts, seconds, glossary }: TranslateOrder): {
	system: string;
	prompt: string;
} {
	const system = [
		`You translate the script of a narrated video and what is published with it from ${languageInWords(from)} into ${languageInWords(to)}.`,
		'It shall sound as if it had been written in that language: its idioms, its writing system, its way to write names and units.',
		`Each part is spoken about as long as the original, all narrations together about ${Math.round(seconds)} seconds; say it more tightly where the language needs more words.`,
		'Give every part once under its key, and leave none out. A hashtag stays one word behind its #.',
		...(glossary ? ["The text named 'glossary' says how some words are translated: keep to it."] : []),
		fenceRule,
	].join('\n');
	const prompt = [
		...(glossary ? [fenced('glossary', glossary)] : []),
		fenced('parts', JSON.stringify(parts, null, 1)),
	].join('\n\n');
	return { system, prompt };
}
