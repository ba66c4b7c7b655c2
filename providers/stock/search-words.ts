/** No library reads more than this, and all find less with each word that is added. */
const longest = { characters: 100, words: 8 };

/** A visual prompt as words to search by: its first clause, without what only a painter understands. */
export function searchWords(prompt: string): string {
	const [clause = ''] = prompt.trim().split(/[.,;:!?。、،؛]\s*/u);
	const words = clause.split(/\s+/).slice(0, longest.words);
	while (words.length > 1 && words.join(' ').length > longest.characters) words.pop();
	return words.join(' ').slice(0, longest.characters);
}
