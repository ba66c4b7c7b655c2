import type { CaptionedScene } from '@showrunner/contract';
import type { CueWord } from './cue.js';
import { graphemesOf } from './line-width.js';
import { textUnits, type TextUnit } from './text-units.js';

type Timing = CaptionedScene['words'][number];

/** The text of a scene in unbreakable units with their times on the video's clock, in order and inside the scene. */
export function timedWords(scene: CaptionedScene, locale: string): CueWord[] {
	const units = textUnits(scene.text, locale);
	const timings = scene.words.filter((word) => word.charEnd > word.charStart).sort((a, b) => a.charStart - b.charStart);
	const spans = timings.length > 0 ? spokenSpans(units, timings) : evenSpans(units, scene.durationMs);
	let earliest = 0;
	return units.map(({ text, spaceBefore }, index) => {
		const [from, to] = spans[index] ?? [earliest, earliest];
		const startMs = clamp(from, earliest, scene.durationMs);
		const endMs = clamp(to, startMs, scene.durationMs);
		earliest = endMs;
		return { text, spaceBefore, startMs: scene.startMs + startMs, endMs: scene.startMs + endMs };
	});
}

/** How long a sign after the last spoken word, such as an emoji, counts as being said. */
const unspokenTailMs = 300;

type Span = [startMs: number, endMs: number];

const clamp = (value: number, low: number, high: number) => Math.round(Math.min(Math.max(value, low), high));

/** Shares the scene out by letters, for text that nobody speaks or whose times nobody measured. */
function evenSpans(units: readonly TextUnit[], durationMs: number): Span[] {
	const weights = units.map((unit) => graphemesOf(unit.text).length + 1);
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let before = 0;
	return weights.map((weight) => {
		const start = (before / total) * durationMs;
		before += weight;
		return [start, (before / total) * durationMs];
	});
}

/** Each unit from the spoken words that it overlaps; one that none covers, such as a lone dash, fills the pause. */
function spokenSpans(units: readonly TextUnit[], timings: readonly Timing[]): Span[] {
	let next = 0;
	return units.map((unit) => {
		while (next < timings.length && (timings[next]?.charEnd ?? 0) <= unit.start) next++;
		const first = timings[next];
		if (!first || first.charStart >= unit.end) {
			const from = timings[next - 1]?.endMs ?? 0;
			return [from, first?.startMs ?? from + unspokenTailMs];
		}
		let last = first;
		for (let i = next + 1; i < timings.length; i++) {
			const timing = timings[i];
			if (!timing || timing.charStart >= unit.end) break;
			last = timing;
		}
		return [timeAt(first, unit.start, 'start'), timeAt(last, unit.end, 'end')];
	});
}

/** When a spoken word reaches one of its letters; a unit may begin or end within it. */
function timeAt({ charStart, charEnd, startMs, endMs }: Timing, at: number, edge: 'start' | 'end'): number {
	if (edge === 'start' && at <= charStart) return startMs;
	if (edge === 'end' && at >= charEnd) return endMs;
	return startMs + ((at - charStart) / (charEnd - charStart)) * (endMs - startMs);
}
