import { barsPerSection } from '../loop-length.js';
import { inventMotif, singMotif, type Motif } from '../melody.js';
import type { Random } from '../random.js';
import type { Note } from '../score.js';
import type { PiecePlan } from './piece-plan.js';

/** Bars of a section sing the motifs first, second, first, answer: repeated enough to be remembered. */
const order = [0, 1, 0, 2] as const;
const startStep = 11;

export function writeLead(plan: PiecePlan): Note[] {
	const { style, grid, random, chords, introBars } = plan;
	const motifs = [0, 1, 2].map(() => inventMotif(style.lead.patterns, style.lead.leap, random));
	let at = startStep;
	return chords.flatMap((chord, bar) => {
		const motif = motifs[order[bar % barsPerSection] ?? 0];
		if (bar < introBars || !motif) return [];
		const sung = singMotif(vary(motif, bar, random), chord, bar % barsPerSection === 0 ? startStep : at);
		at = sung.at;
		return sung.notes.map(({ step, accent, pitch }, i) => ({
			instrument: style.lead.instrument,
			start: grid.at(bar, step),
			length: Math.round(((sung.notes[i + 1]?.step ?? motif.pattern.length) - step) * grid.samplesPerStep * 0.95),
			pitch,
			velocity: (accent ? 1 : 0.7) * random.between(0.9, 1),
			pan: 0.15,
		}));
	});
}

/** From the second section on, one move in six differs, so that repeats do not sound copied. */
function vary(motif: Motif, bar: number, random: Random): Motif {
	if (bar < 2 * barsPerSection) return motif;
	return { ...motif, moves: motif.moves.map((move) => (random.chance(1 / 6) ? -move : move)) };
}
