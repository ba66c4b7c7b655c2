import type { Taken } from './quota-record.js';

/** Takes on a line of time, made to be summed over any stretch without looking at each. */
export type TakenLine = {
	/** Instants in order, in milliseconds since 1970. */
	times: readonly number[];
	/** Sum of all amounts before the entry of the same place; one entry more than `times`. */
	sumsBefore: readonly number[];
};

export function takenLine(takes: readonly Taken[]): TakenLine {
	const inOrder = [...takes].sort((a, b) => a.atMs - b.atMs);
	const sumsBefore = [0];
	for (const { amount } of inOrder) sumsBefore.push((sumsBefore.at(-1) ?? 0) + amount);
	return { times: inOrder.map(({ atMs }) => atMs), sumsBefore };
}

/** Place of the first take that is not before the instant. */
export function placeOf({ times }: TakenLine, instantMs: number): number {
	let [low, high] = [0, times.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((times[middle] ?? Infinity) < instantMs) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** What is taken from the first instant up to, but without, the last. */
export function sumBetween(line: TakenLine, startMs: number, endMs: number): number {
	const before = (instantMs: number) => line.sumsBefore[placeOf(line, instantMs)] ?? 0;
	return before(endMs) - before(startMs);
}

/** Instants of takes from the first instant up to, but without, the last. */
export const timesBetween = (line: TakenLine, startMs: number, endMs: number): readonly number[] =>
	line.times.slice(placeOf(line, startMs), placeOf(line, endMs));
