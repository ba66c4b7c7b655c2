import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlacedRecording } from '../../domain/timeline/mix-audio.js';
import { decodeSounds, type DecodeRun, type SoundBeside } from './decode-sounds.js';
import type { Edges } from './fade-edges.js';
import { createLayer, type Lay } from './lay-sound.js';
import { pcmFrameBytes, toFrames } from './pcm.js';

/** Sounds of one decoding process: more would hold too many files open, fewer would start too many processes. */
const batchSize = 32;
/** Two voices at once keep clear of full scale; sixteen bits have this to spare. */
export const headroomDb = 6;

export type Track = { path: string; /** What the track's level was lowered by, to be given back. */ loweredDb: number };

/**
 * Lays sounds onto one PCM file of `frames` frames, each at its sample; null for no sounds. Time and memory do not
 * grow with the silence between them, as they would with one delay and mixer input per sound. The first process measures
 * what is `beside`.
 */
export async function placeSounds(
	sounds: readonly PlacedRecording[],
	frames: number,
	name: string,
	run: DecodeRun,
	beside?: SoundBeside,
): Promise<Track | null> {
	const heard = sounds.filter(({ startMs }) => toFrames(startMs) < frames);
	if (heard.length === 0) return null;
	const loweredDb = headroomDb + Math.max(...heard.map(({ gainDb }) => gainDb));
	const path = join(run.dir, `${name}.pcm`);
	const file = await open(path, 'w+');
	try {
		await file.truncate(frames * pcmFrameBytes);
		const lay = createLayer(file, frames * pcmFrameBytes);
		const groups = groupAlike(heard);
		for (let i = 0; i < groups.length; i += batchSize) {
			const laying = { frames, loweredDb, run, lay, ...(i === 0 && beside && { beside }) };
			await layBatch(groups.slice(i, i + batchSize), laying);
		}
	} finally {
		await file.close();
	}
	return { path, loweredDb };
}

type Group = [PlacedRecording, ...PlacedRecording[]];

/** The same part of a file at the same gain is decoded once, however often it is heard; in the order of first appearance. */
function groupAlike(sounds: readonly PlacedRecording[]): Group[] {
	const groups = new Map<string, Group>();
	for (const sound of [...sounds].sort((a, b) => a.startMs - b.startMs)) {
		const key = `${sound.gainDb} ${JSON.stringify(sound.part)} ${sound.path}`;
		const group = groups.get(key);
		if (group) group.push(sound);
		else groups.set(key, [sound]);
	}
	return [...groups.values()];
}

type Laying = { frames: number; loweredDb: number; run: DecodeRun; lay: Lay; beside?: SoundBeside };

async function layBatch(batch: readonly Group[], { frames, loweredDb, run, lay, beside }: Laying): Promise<void> {
	const decoded = await decodeSounds(
		batch.map(([{ path, gainDb, startMs, part }]) => ({
			...{ path, part },
			gainDb: gainDb - loweredDb,
			limitFrames: frames - toFrames(startMs),
		})),
		run,
		beside,
	);
	for (const [i, pcmPath] of decoded.entries()) {
		for (const sound of batch[i] ?? []) {
			run.signal.throwIfAborted();
			await lay(pcmPath, toFrames(sound.startMs) * pcmFrameBytes, edgesOf(sound));
		}
		await rm(pcmPath, { force: true });
	}
}

function edgesOf({ fadeInMs = 0, fadeOutMs = 0 }: PlacedRecording): Edges | undefined {
	if (fadeInMs + fadeOutMs === 0) return undefined;
	return { inFrames: toFrames(fadeInMs), outFrames: toFrames(fadeOutMs), curve: 'even' };
}
