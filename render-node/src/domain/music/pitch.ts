/** Semitones above the tonic of the seven steps of a scale. */
export type Scale = readonly [number, number, number, number, number, number, number];

export const scales = {
	ionian: [0, 2, 4, 5, 7, 9, 11],
	dorian: [0, 2, 3, 5, 7, 9, 10],
	phrygian: [0, 1, 3, 5, 7, 8, 10],
	lydian: [0, 2, 4, 6, 7, 9, 11],
	mixolydian: [0, 2, 4, 5, 7, 9, 10],
	aeolian: [0, 2, 3, 5, 7, 8, 10],
	harmonicMinor: [0, 2, 3, 5, 7, 8, 11],
} as const satisfies Record<string, Scale>;

/** A key: MIDI number of the tonic and its scale. */
export type Key = { tonic: number; scale: Scale };

/** MIDI number of a scale step; steps below 0 and above 6 are in the octaves beside. */
export function pitchOfStep({ tonic, scale }: Key, step: number): number {
	const octave = Math.floor(step / 7);
	return tonic + 12 * octave + (scale[step - 7 * octave] ?? 0);
}

/** Equal temperament, A4 = 440 Hz. */
export const frequencyOf = (pitch: number): number => 440 * 2 ** ((pitch - 69) / 12);
