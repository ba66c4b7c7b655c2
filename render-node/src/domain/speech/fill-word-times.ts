import { shareSpan, type TimeSpan } from './time-span.js';

/**
 * Gives every word of a sentence a time: those without one (shown, not spoken) share the time of the spoken word
 * before them, at the start of the sentence that of the one after. `whole` is the sentence's own time.
 */
export function fillWordTimes(texts: string[], known: (TimeSpan | null)[], whole: TimeSpan): TimeSpan[] {
	const groups: { firstIndex: number; count: number; span: TimeSpan | null }[] = [];
	for (const index of texts.keys()) {
		const span = known[index] ?? null;
		const group = groups.at(-1);
		if (!group || (span && group.span)) groups.push({ firstIndex: index, count: 1, span });
		else Object.assign(group, { count: group.count + 1, span: group.span ?? span });
	}
	return groups.flatMap(({ firstIndex, count, span }) =>
		count === 1 && span ? [span] : shareSpan(span ?? whole, texts.slice(firstIndex, firstIndex + count)),
	);
}
