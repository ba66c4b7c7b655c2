/** HTML that may stand in a page as it is. Only `markup` makes it. */
export class Markup {
	constructor(readonly source: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

function sourceOf(part: Part): string {
	if (part === null) return '';
	if (part instanceof Markup) return part.source;
	if (typeof part === 'object') return part.map(({ source }) => source).join('');
	return escaped(String(part));
}

/** HTML from a template: whatever is put in is text, unless it came from here itself. Quote all attributes. */
export const markup = (template: TemplateStringsArray, ...parts: Part[]): Markup =>
	new Markup(template.map((piece, at) => sourceOf(parts[at - 1] ?? null) + piece).join(''));
