export type TimeSpan = { startMs: number; endMs: number };

/** Shares a span among texts by how long they are to say; punctuation counts as the pause that it makes. */
export function shareSpan(span: TimeSpan, texts: string[]): TimeSpan[] {
	const weights = texts.map(weightOf);
	const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
	const msPerWeight = (span.endMs - span.startMs) / Math.max(totalWeight, 1);
	let nowMs = span.startMs;
	return weights.map((weight) => {
		const startMs = nowMs;
		nowMs += weight * msPerWeight;
		return { startMs, endMs: nowMs };
	});
}

/** In letters: a digit is a word of its own when spoken, about four letters; a comma's pause is as long as three. */
function weightOf(text: string): number {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	const digits = text.match(/\p{N}/gu)?.length ?? 0;
	const pauses = text.match(/[,;:،؛、，।]/gu)?.length ?? 0;
	return Math.max(1, letters + 4 * digits) + 3 * pauses;
}

/** Makes spans of words follow each other inside `0 … limitMs`, in whole milliseconds, none of them empty. */
export function inOrder(spans: TimeSpan[], limitMs: number): TimeSpan[] {
	let earliestMs = 0;
	return spans.map((span, index) => {
		const latestStartMs = Math.max(earliestMs, limitMs - (spans.length - index));
		const startMs = Math.min(Math.max(Math.round(span.startMs), earliestMs), latestStartMs);
		const nextMs = spans[index + 1]?.startMs ?? limitMs;
		const roomMs = Math.max(startMs + 1, Math.min(Math.round(nextMs), limitMs));
		const endMs = Math.min(Math.max(Math.round(span.endMs), startMs + 1), roomMs);
		earliestMs = endMs;
		return { startMs, endMs };
	});
}
