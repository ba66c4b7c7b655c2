import { pcmFrameBytes } from './pcm.js';

/** How a sound comes and goes, in frames. `power`: as loud together as each alone where one gives way to another. */
export type Edges = { inFrames: number; outFrames: number; curve: 'even' | 'power' };

/** Fades what of `chunk`, which begins at frame `first` of a sound of `heardFrames`, lies at one of its edges. */
export function fadeEdges(chunk: Buffer, first: number, heardFrames: number, edges: Edges): void {
	const share = Math.min(1, heardFrames / Math.max(1, edges.inFrames + edges.outFrames));
	const [inFrames, outFrames] = [Math.floor(edges.inFrames * share), Math.floor(edges.outFrames * share)];
	const end = first + Math.floor(chunk.length / pcmFrameBytes);
	const fade = (from: number, to: number, levelAt: (frame: number) => number) => {
		for (let frame = Math.max(first, from); frame < Math.min(end, to); frame++) {
			const level = levelAt(frame);
			const factor = edges.curve === 'power' ? Math.sin((Math.PI / 2) * level) : level;
			scaleFrame(chunk, (frame - first) * pcmFrameBytes, factor);
		}
	};
	fade(0, inFrames, (frame) => frame / inFrames);
	fade(heardFrames - outFrames, heardFrames, (frame) => (heardFrames - frame) / outFrames);
}

function scaleFrame(chunk: Buffer, at: number, factor: number): void {
	for (let byte = at; byte < at + pcmFrameBytes; byte += 2)
		chunk.writeInt16LE(Math.round(chunk.readInt16LE(byte) * factor), byte);
}
