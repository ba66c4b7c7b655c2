import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sound } from '../../domain/speech/sound.js';
import { runProgram } from './run-program.js';
import { readWav } from './wav.js';

/** A running command line of espeak-ng: a program of its own, never linked, for it is GPL. */
export type Espeak = {
	say(
		text: string,
		voiceName: string,
		speed: number,
		place: { dir: string; signal: AbortSignal; timeLimitMs: number },
	): Promise<Sound | null>;
};

/** Words a minute; espeak's own default of 175 is hard to follow. Its range is 80 to 450. */
const usualPace = 160;

export function createEspeak(espeakPath: string): Espeak {
	return {
		async say(text, voiceName, speed, { dir, signal, timeLimitMs }) {
			const path = join(dir, 'espeak.wav');
			const args = [
				'-v',
				voiceName,
				'-s',
				String(Math.round(usualPace * speed)),
				'-b',
				'1',
				'-z',
				'--stdin',
				'-w',
				path,
			];
			const { code } = await runProgram(espeakPath, args, { input: text, timeLimitMs, signal });
			if (code !== 0) return null;
			const sound = readWav(await readFile(path));
			await rm(path);
			return sound;
		},
	};
}
