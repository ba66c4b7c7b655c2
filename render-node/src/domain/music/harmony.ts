import { pitchOfStep, scales, type Key } from './pitch.js';

export type Chord = {
	/** Step of the scale that the chord stands on. */
	degree: number;
	key: Key;
	/** MIDI numbers of the upper voices, ascending. */
	voicing: readonly number[];
};

/** Around middle C: below the voice's brightest part, above the bass. */
const voicingCentre = 60;

/**
 * Chords whose voices move as little as they can from one to the next, so that pads glide instead of jumping.
 * `size` counts the notes that are stacked in thirds.
 */
export function voiceChords(key: Key, degrees: readonly number[], size: number): Chord[] {
	let previous: readonly number[] | null = null;
	return degrees.map((degree) => {
		const chordKey = { ...key, scale: scaleUnder(key, degree) };
		const voicing = nearestVoicing(stackThirds(chordKey, degree, size), previous);
		previous = voicing;
		return { degree, key: chordKey, voicing };
	});
}

/** The leading note belongs to the dominant alone; elsewhere harmonic minor sounds exotic rather than tense. */
function scaleUnder({ scale }: Key, degree: number) {
	if (scale !== scales.harmonicMinor) return scale;
	return degree === 4 ? scale : scales.aeolian;
}

function stackThirds(key: Key, degree: number, size: number): number[] {
	return Array.from({ length: size }, (_, third) => pitchOfStep(key, degree + 2 * third));
}

function nearestVoicing(pitches: readonly number[], previous: readonly number[] | null): readonly number[] {
	let best = { cost: Infinity, voicing: pitches };
	for (let inversion = 0; inversion < pitches.length; inversion++) {
		const voicing = closeVoicing(pitches, inversion);
		for (const shift of [-24, -12, 0, 12, 24]) {
			const candidate = voicing.map((pitch) => pitch + shift);
			const cost = distance(candidate, previous);
			if (cost < best.cost) best = { cost, voicing: candidate };
		}
	}
	return best.voicing;
}

/** All notes within about an octave, the one numbered `inversion` lowest. */
function closeVoicing(pitches: readonly number[], inversion: number): number[] {
	const lowest = pitches[inversion] ?? 0;
	return pitches.map((pitch) => lowest + ((((pitch - lowest) % 12) + 12) % 12)).sort((a, b) => a - b);
}

function distance(voicing: readonly number[], previous: readonly number[] | null): number {
	const mean = voicing.reduce((sum, pitch) => sum + pitch, 0) / voicing.length;
	const moved = previous ? voicing.reduce((sum, pitch, i) => sum + Math.abs(pitch - (previous[i] ?? pitch)), 0) : 0;
	return moved + 0.5 * Math.abs(mean - voicingCentre) * voicing.length;
}
