import { createReadStream, createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { GivenTime } from '@showrunner/contract';
import { rawDurationMs, type ExtractSound, type RawSound, type SoundRun } from '../../../domain/audio/extract-sound.js';
import { soundTooLong } from '../../../domain/audio/sound-problems.js';
import { Refusal } from '../../../domain/refusal.js';
import type { SoundToAlign } from '../../../domain/speech/align-speech.js';

export type JoinedSound = {
	raw: RawSound;
	/** From the start of the whole; null where any of the sounds has none. */
	given: GivenTime[] | null;
};

type Wish = Parameters<ExtractSound['decode']>[1];

/** Sounds laid end to end, sample by sample, and the times of their words in the whole. Null where there are none. */
export async function decodeJoined(
	sounds: readonly SoundToAlign[],
	wish: Wish,
	{ sound, run }: { sound: ExtractSound; run: SoundRun },
): Promise<JoinedSound | null> {
	const [first, ...others] = sounds;
	if (!first) return null;
	const raw = await sound.decode(first.path, wish, run);
	if (others.length === 0) return { raw, given: first.given && [...first.given] };
	const joined = path.join(run.workDir, `joined-${wish.sampleRateHz}.pcm`);
	await append(raw, joined, run.signal);
	let { sampleCount } = raw;
	const times = [first.given];
	for (const [index, { path: source, given }] of others.entries()) {
		const startMs = rawDurationMs({ ...raw, sampleCount });
		const next = await sound.decode(source, wish, run).catch((error: unknown) => {
			throw named(error, index);
		});
		await append(next, joined, run.signal);
		sampleCount += next.sampleCount;
		times.push(given && given.map((time) => later(time, startMs)));
	}
	const whole = { ...raw, path: joined, sampleCount };
	if (rawDurationMs(whole) > wish.longestMs) throw soundTooLong(wish.longestMs);
	return { raw: whole, given: times.every((own) => own !== null) ? times.flat() : null };
}

async function append({ path: source }: RawSound, target: string, signal: AbortSignal): Promise<void> {
	await pipeline(createReadStream(source), createWriteStream(target, { flags: 'a' }), { signal });
}

const later = ({ text, startMs, endMs }: GivenTime, byMs: number): GivenTime => ({
	...{ text, startMs: Math.round(startMs + byMs), endMs: Math.round(endMs + byMs) },
});

/** Which of several it was. */
function named(error: unknown, index: number): unknown {
	if (!(error instanceof Refusal) || error.problem.field !== 'assetId') return error;
	return new Refusal({ ...error.problem, field: `further[${index}].assetId` }, { cause: error });
}
