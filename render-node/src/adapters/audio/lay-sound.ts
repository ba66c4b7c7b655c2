import { open, type FileHandle } from 'node:fs/promises';
import { fadeEdges, type Edges } from './fade-edges.js';
import { pcmFrameBytes } from './pcm.js';

/** Whole frames. */
const chunkBytes = 1024 * 1024;

/** Adds a decoded sound to a track from a byte on. */
export type Lay = (pcmPath: string, startByte: number, edges?: Edges) => Promise<void>;

export function createLayer(track: FileHandle, sizeBytes: number): Lay {
	// Behind this nothing has been laid yet: no need to read before writing.
	let freshFrom = 0;
	return async (pcmPath, startByte, edges) => {
		const sound = await open(pcmPath, 'r');
		try {
			const heardBytes = Math.min((await sound.stat()).size, sizeBytes - startByte);
			for (let done = 0; done < heardBytes; ) {
				const wanted = Math.min(chunkBytes, heardBytes - done);
				const { bytesRead, buffer } = await sound.read(Buffer.alloc(wanted), 0, wanted, done);
				if (bytesRead === 0) break;
				const at = startByte + done;
				const chunk = buffer.subarray(0, bytesRead);
				if (edges) fadeEdges(chunk, done / pcmFrameBytes, heardBytes / pcmFrameBytes, edges);
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
