import type { INodePropertyOptions } from 'n8n-workflow';

/** A word list of the contract as a drop-down, sorted by what is shown. */
export function optionsOf(words: readonly string[], notes: Record<string, string> = {}): INodePropertyOptions[] {
	return words
		.map((value) => ({ name: toTitle(value), value, ...(notes[value] && { description: notes[value] }) }))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** `no-voice` and `espeakNg` become `No Voice` and `Espeak Ng`; 9:16 stays as it is. */
function toTitle(word: string): string {
	return word
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.split(/[-.\s]+/)
		.map((part) => part.charAt(0).toUpperCase() + part.slice(1))
		.join(' ');
}
