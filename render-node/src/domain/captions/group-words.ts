import type { CueWord } from './cue.js';
import type { ProfileRules } from './caption-profile.js';
import { breakCost, endsSentence } from './break-cost.js';
import { breakLines, measured, type LineLimit, type Measured } from './break-lines.js';

export type WordGroup = { lines: CueWord[][]; startMs: number; endMs: number };
export type GroupingRules = { profile: ProfileRules; limit: LineLimit; language: string };

type Plan = { cost: number; from: number; lines: CueWord[][] };

/** A silence as long as this is worth a new cue. */
const pauseMs = 350;
const costs = { cue: 10, loneWord: 8, pause: 12, tooShort: 90, tooLong: 60, tooFast: 20, acrossSentence: 30 };

/** Shares the words of one scene out into cues: the cheapest way by reading time, breaks and pauses. */
export function groupWords(words: readonly CueWord[], endsAtMs: number, rules: GroupingRules): WordGroup[] {
	const all = words.map(measured);
	const fences = sentenceFences(words, endsAtMs, rules.profile.minDurationMs);
	const plans: (Plan | undefined)[] = [{ cost: 0, from: 0, lines: [] }];
	for (let to = 1; to <= all.length; to++) {
		const nextStartMs = words[to]?.startMs ?? endsAtMs;
		for (let from = to - 1; from >= 0 && to - from <= rules.profile.maxWords; from--) {
			if (from < to - 1 && fences[from + 1] === 'closed') break;
			const lines = breakLines(all.slice(from, to), rules.limit, rules.language);
			if (!lines) break;
			const before = plans[from]?.cost ?? Infinity;
			const cost =
				before + lines.cost + groupCost(all.slice(from, to), words[to], nextStartMs, rules, fences.slice(from + 1, to));
			if (cost < (plans[to]?.cost ?? Infinity)) plans[to] = { cost, from, lines: lines.lines };
		}
	}
	return groupsOf(plans, words);
}

function groupsOf(plans: readonly (Plan | undefined)[], words: readonly CueWord[]): WordGroup[] {
	const groups: WordGroup[] = [];
	for (let to = words.length; to > 0; ) {
		const plan = plans[to];
		const first = words[plan?.from ?? 0];
		const last = words[to - 1];
		if (!plan || !first || !last) break;
		groups.unshift({ lines: plan.lines, startMs: first.startMs, endMs: last.endMs });
		to = plan.from;
	}
	return groups;
}

type Fence = 'none' | 'open' | 'closed';

/** Where sentences part: closed to cues unless the sentence on either side is over before it could be read. */
function sentenceFences(words: readonly CueWord[], endsAtMs: number, minDurationMs: number): Fence[] {
	const starts = [0];
	for (const [index, word] of words.entries())
		if (index + 1 < words.length && endsSentence(word.text, words[index + 1]?.text)) starts.push(index + 1);
	const lengthOf = (n: number) =>
		(words[starts[n + 1] ?? words.length]?.startMs ?? endsAtMs) - (words[starts[n] ?? 0]?.startMs ?? 0);
	const fences = words.map((): Fence => 'none');
	for (const [n, start] of starts.entries()) {
		if (n > 0) fences[start] = Math.min(lengthOf(n - 1), lengthOf(n)) < minDurationMs ? 'open' : 'closed';
	}
	return fences;
}

function groupCost(
	group: readonly Measured[],
	next: CueWord | undefined,
	nextStartMs: number,
	rules: GroupingRules,
	inner: readonly Fence[],
): number {
	const { profile } = rules;
	const first = group[0]?.word;
	const last = group.at(-1)?.word;
	if (!first || !last) return Infinity;
	const shownMs = Math.max(1, Math.min(nextStartMs, last.endMs + profile.lingerMs) - first.startMs);
	const columns = group.reduce((sum, word) => sum + word.columns, 0);
	const speed = (columns * 1000) / shownMs / profile.columnsPerSecond;
	let cost = costs.cue + (next ? breakCost(last, next, rules.language) : 0);
	if (group.length === 1 && columns < 8) cost += costs.loneWord;
	if (shownMs < profile.minDurationMs) cost += costs.tooShort * (1 - shownMs / profile.minDurationMs);
	if (last.endMs - first.startMs > profile.maxDurationMs) cost += costs.tooLong;
	if (speed > 1) cost += costs.tooFast * Math.min(3, speed - 1);
	cost += inner.filter((fence) => fence === 'open').length * costs.acrossSentence;
	for (let i = 1; i < group.length; i++) {
		if ((group[i]?.word.startMs ?? 0) - (group[i - 1]?.word.endMs ?? 0) > pauseMs) cost += costs.pause;
	}
	return cost;
}
