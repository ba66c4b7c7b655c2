import { open, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlacedRecording } from '../../domain/timeline/mix-audio.js';
import { decodeSounds, type DecodeRun } from './decode-sounds.js';
import { pcmFrameBytes, toFrames } from './pcm.js';

/** Sounds of one decoding process: more would hold too many files open, fewer would start too many processes. */
const batchSize = 32;
const chunkBytes = 1024 * 1024;
/** Two voices at once keep clear of full scale; sixteen bits have this to spare. */
const headroomDb = 6;

export type Track = { path: string; /** What the track's level was lowered by, to be given back. */ loweredDb: number };

/**
 * Lays sounds onto one PCM file of `frames` frames, each at its sample; null for no sounds. Time and memory do not
 * grow with the silence between them, as they would with one delay and mixer input per sound.
 */
export async function placeSounds(
	sounds: readonly PlacedRecording[],
	frames: number,
	name: string,
	run: DecodeRun,
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
			await layBatch(groups.slice(i, i + batchSize), { frames, loweredDb, run, lay });
		}
	} finally {
		await file.close();
	}
	return { path, loweredDb };
}

type Group = [PlacedRecording, ...PlacedRecording[]];
type Lay = (pcmPath: string, startByte: number) => Promise<void>;

/** The same file at the same gain is decoded once, however often it is heard; in the order of first appearance. */
function groupAlike(sounds: readonly PlacedRecording[]): Group[] {
	const groups = new Map<string, Group>();
	for (const sound of [...sounds].sort((a, b) => a.startMs - b.startMs)) {
		const key = `${sound.gainDb} ${sound.path}`;
		const group = groups.get(key);
		if (group) group.push(sound);
		else groups.set(key, [sound]);
	}
	return [...groups.values()];
}

type Laying = { frames: number; loweredDb: number; run: DecodeRun; lay: Lay };

async function layBatch(batch: readonly Group[], { frames, loweredDb, run, lay }: Laying): Promise<void> {
	const decoded = await decodeSounds(
		batch.map(([{ path, gainDb, startMs }]) => ({
			path,
			gainDb: gainDb - loweredDb,
			limitFrames: frames - toFrames(startMs),
		})),
		run,
	);
	for (const [i, pcmPath] of decoded.entries()) {
		for (const { startMs } of batch[i] ?? []) {
			run.signal.throwIfAborted();
			await lay(pcmPath, toFrames(startMs) * pcmFrameBytes);
		}
		await rm(pcmPath, { force: true });
	}
}

function createLayer(track: FileHandle, sizeBytes: number): Lay {
	// Behind this nothing has been laid yet: no need to read before writing.
	let freshFrom = 0;
	return async (pcmPath, startByte) => {
		const sound = await open(pcmPath, 'r');
		try {
			for (let done = 0; startByte + done < sizeBytes; ) {
				const wanted = Math.min(chunkBytes, sizeBytes - startByte - done);
				const { bytesRead, buffer } = await sound.read(Buffer.alloc(wanted), 0, wanted, done);
				if (bytesRead === 0) break;
				const at = startByte + done;
				const chunk = buffer.subarray(0, bytesRead);
				if (at < freshFrom) addSaturated(chunk, await readAt(track, at, bytesRead));
				await track.write(chunk, 0, bytesRead, at);
				done += bytesRead;
				freshFrom = Math.max(freshFrom, at + bytesRead);
			}
		} finally {
			await sound.close();
		}
	};
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
	const { buffer } = await file.read(Buffer.alloc(length), 0, length, position);
	return buffer;
}

function addSaturated(chunk: Buffer, under: Buffer): void {
	for (let i = 0; i + 1 < chunk.length; i += 2) {
		const sum = chunk.readInt16LE(i) + under.readInt16LE(i);
		chunk.writeInt16LE(Math.max(-32_768, Math.min(32_767, sum)), i);
	}
}
