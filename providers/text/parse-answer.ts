/**
 * The JSON that a model wrote; undefined where it wrote none. Models without a strict mode think aloud first, or put a fence
 * or a sentence around it.
 */
export function parseAnswer(text: string): unknown {
	const spoken = text.replace(/^\ufeff/, '').replace(/^[\s\S]*<\/think>/, '');
	const fenced = /```(?:json)?\s*([\s\S]*?)```/i.exec(spoken)?.[1];
	const braced = spoken.slice(spoken.indexOf('{'), spoken.lastIndexOf('}') + 1);
	for (const candidate of [spoken, fenced, braced]) {
		const value = candidate === undefined ? undefined : parsed(candidate);
		if (value !== undefined) return value;
	}
	return undefined;
}

/** Control characters that lay nothing out, and halves of a character: no database keeps the first, no font draws the second. */
const unwritable = /[^\P{Cc}\t\n]|\p{Cs}/gu;

function parsed(text: string): unknown {
	try {
		return JSON.parse(text, (_key, value: unknown) =>
			typeof value === 'string' ? value.replace(/\r\n?/g, '\n').replace(unwritable, '') : value,
		);
	} catch {
		return undefined;
	}
}
