import type { Voice, Warning } from '@showrunner/contract';

const exampleCount = 5;
const exampleLength = 24;

/** What the listener should know about a spoken story. `altered` and `failed` hold pieces of the text. */
export function storyWarnings(
	voice: Voice,
	facts: { altered: string[]; failed: string[]; estimatedScenes: string[] },
): Warning[] {
	const warnings: Warning[] = [];
	const altered = [...new Set(facts.altered)];
	if (altered.length > 0) {
		warnings.push({
			code: 'text-altered',
			field: 'scenes',
			message: `Shown, but not spoken as written: ${quoted(altered)}.`,
		});
	}
	if (facts.failed.length > 0) {
		warnings.push({
			code: 'text-altered',
			field: 'scenes',
			message: `${voice.id} could not speak ${quoted(facts.failed)}; there is silence in its place.`,
		});
	}
	if (facts.estimatedScenes.length > 0) {
		warnings.push({
			code: 'word-times-estimated',
			message: `Some word times are estimated within their sentences in scene ${quoted(facts.estimatedScenes)}.`,
		});
	}
	return warnings;
}

function quoted(texts: string[]): string {
	const shown = texts.slice(0, exampleCount).map((text) => {
		const graphemes = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)];
		const head = graphemes.slice(0, exampleLength).map((part) => part.segment);
		return `“${head.join('')}${graphemes.length > exampleLength ? '…' : ''}”`;
	});
	const hiddenCount = texts.length - shown.length;
	return shown.join(', ') + (hiddenCount > 0 ? ` and ${hiddenCount} more` : '');
}
