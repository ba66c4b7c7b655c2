import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { Stereo } from '../../render-node/src/domain/music/stereo.js';
import { channels } from './synthesised.js';
import { temporaryFolder } from './temporary-folder.js';

/** Noise that swells and fades like syllables, 180 to 3,400 Hz: energy and rhythm of speech without a voice. */
const syllables = 'anoisesrc=c=pink:r=48000:seed=1,highpass=180,lowpass=3400,tremolo=f=4.5:d=0.9,volume=0.4';

/** Short sound files, made where they are needed. */
export function createSounds() {
	const folder = temporaryFolder('sounds');
	const at = (name: string) => path.join(folder.path, name);
	const make = (name: string, ...args: string[]) => {
		execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, at(name)]);
		return at(name);
	};
	return {
		at,
		make,
		folder: folder.path,
		remove: folder.remove,
		speechLike: (name: string, seconds: number, gainDb = 0) =>
			make(
				name,
				'-f',
				'lavfi',
				'-i',
				`${syllables},volume=${gainDb}dB`,
				'-t',
				String(seconds),
				'-ar',
				'22050',
				'-ac',
				'1',
			),
		tone: (name: string, hertz: number, seconds: number) =>
			make(name, '-f', 'lavfi', '-i', `sine=f=${hertz}:r=48000:d=${seconds}`, '-ac', '2'),
		silence: (name: string, seconds: number) =>
			make(name, '-f', 'lavfi', '-i', 'anullsrc=r=16000:cl=mono', '-t', String(seconds)),
	};
}

export function decoded(file: string): Stereo {
	const args = ['-v', 'error', '-nostdin', '-i', file, '-ar', '48000', '-ac', '2', '-f', 's16le', '-'];
	return channels(execFileSync('ffmpeg', args, { maxBuffer: 512 * 1024 * 1024 }));
}

/** Level of one frequency between two times, in dB (Goertzel's way with a window). */
export function levelAt(samples: Float32Array, hertz: number, fromMs: number, toMs: number): number {
	const { cos, sin, PI, log10 } = Math;
	const part = samples.subarray(48 * fromMs, 48 * toMs);
	const step = (2 * PI * hertz) / 48_000;
	let [real, imaginary] = [0, 0];
	part.forEach((sample, i) => {
		const windowed = sample * (1 - cos((2 * PI * i) / part.length));
		real += windowed * cos(step * i);
		imaginary += windowed * sin(step * i);
	});
	return 10 * log10((real ** 2 + imaginary ** 2) / part.length ** 2 + 1e-12);
}
