import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlannedSentence, SpokenUnit } from '../../domain/speech/plan-scene.js';
import type { TimeSpan } from '../../domain/speech/time-span.js';
import { sentenceLimitMs, type Lane, type Utterance } from './engine.js';
import { festivalData, festivalScript } from './festival-script.js';
import { runProgram } from './run-program.js';
import { readWav } from './wav.js';

export type FestivalLaneOptions = { festivalPath: string; speed: number; dir: string; signal: AbortSignal };

export function openFestivalLane(options: FestivalLaneOptions): Lane {
	return {
		close: async () => undefined,
		async speak(sentences) {
			const spoken = sentences.filter((sentence) => sentence.text !== '');
			if (spoken.length === 0) return sentences.map(() => null);
			const tokensBySentence = parseTokens(await runFestival(options, spoken));
			const utterances = new Map<PlannedSentence, Utterance | null>();
			for (const [number, sentence] of spoken.entries()) {
				const sound = await takeSound(join(options.dir, `sentence-${number}.wav`));
				const unitSpans = spansByUnit(sentence.units, tokensBySentence.get(number) ?? []);
				utterances.set(sentence, sound && { sound, unitSpans });
			}
			return sentences.map((sentence) => utterances.get(sentence) ?? null);
		},
	};
}

async function runFestival(
	{ festivalPath, speed, dir, signal }: FestivalLaneOptions,
	sentences: PlannedSentence[],
): Promise<string> {
	await writeFile(join(dir, 'text.dat'), festivalData(sentences.map((sentence) => sentence.text)));
	await writeFile(join(dir, 'say.scm'), festivalScript(speed));
	const { stdout } = await runProgram(festivalPath, ['--batch', 'say.scm'], {
		cwd: dir,
		// A .festivalrc in the home folder would run as Scheme.
		env: { PATH: process.env['PATH'], HOME: dir, LANG: 'C' },
		timeLimitMs: sentenceLimitMs * sentences.length,
		signal,
	});
	return stdout.toString('latin1');
}

async function takeSound(path: string) {
	try {
		const sound = readWav(await readFile(path));
		await rm(path);
		return sound;
	} catch {
		return null;
	}
}

/** Per sentence the span of each token; null for one that has no words. */
function parseTokens(stdout: string): Map<number, (TimeSpan | null)[]> {
	const sentences = new Map<number, (TimeSpan | null)[]>();
	let tokens: (TimeSpan | null)[] = [];
	for (const line of stdout.split('\n')) {
		const [kind, ...rest] = line.trim().split(/\s+/);
		const numbers = rest.map(Number);
		if (kind === 'sentence') sentences.set(numbers[0] ?? -1, (tokens = []));
		else if (kind === 'token') tokens.push(spanOfWords(numbers));
	}
	return sentences;
}

/** Punctuation is a "word" without an end. */
function spanOfWords(seconds: number[]): TimeSpan | null {
	let span = null as TimeSpan | null;
	for (let i = 0; i + 1 < seconds.length; i += 2) {
		const [start = 0, end = 0] = [seconds[i], seconds[i + 1]];
		if (end > 0) span = { startMs: span?.startMs ?? start * 1000, endMs: end * 1000 };
	}
	return span;
}

/** festival's tokens are what stands between spaces, and a unit may hold several. Null when the counts differ. */
function spansByUnit(units: SpokenUnit[], tokens: (TimeSpan | null)[]): (TimeSpan | null)[] | null {
	let next = 0;
	const spans = units.map(({ spoken }) => {
		const own = tokens.slice(next, (next += spoken.split(/\s+/).length)).filter((span) => span !== null);
		const [first, last] = [own[0], own.at(-1)];
		return first && last ? { startMs: first.startMs, endMs: last.endMs } : null;
	});
	return next === tokens.length ? spans : null;
}
