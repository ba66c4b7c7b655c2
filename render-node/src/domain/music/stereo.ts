/** Two channels of equal length at `sampleRateHz`; 1 is full scale. */
export type Stereo = { left: Float32Array; right: Float32Array };

export const createStereo = (length: number): Stereo => ({
	left: new Float32Array(length),
	right: new Float32Array(length),
});

/** Adds a sound that may run past the end: there it goes on at the start, as a loop does. */
export function addToLoop(loop: Float32Array, start: number, sound: Float32Array, gain: number): void {
	let position = start % loop.length;
	for (let i = 0; i < sound.length; i++) {
		loop[position] = (loop[position] ?? 0) + gain * (sound[i] ?? 0);
		position++;
		if (position === loop.length) position = 0;
	}
}

export function addStereo(target: Stereo, added: Stereo, gain: number): void {
	for (let i = 0; i < target.left.length; i++) {
		target.left[i] = (target.left[i] ?? 0) + gain * (added.left[i] ?? 0);
		target.right[i] = (target.right[i] ?? 0) + gain * (added.right[i] ?? 0);
	}
}

/** Equal power at every place between -1 (left) and 1 (right). */
export function panGains(pan: number): { left: number; right: number } {
	const angle = ((pan + 1) * Math.PI) / 4;
	return { left: Math.cos(angle), right: Math.sin(angle) };
}
