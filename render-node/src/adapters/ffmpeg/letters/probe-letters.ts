import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { farthest, rgbOf, samplesOf, type Triple } from '../../../domain/captions/video-colours.js';
import { barAss } from '../../../domain/overlays/bar-ass.js';
import { asBt709 } from '../arguments/as-bt709.js';
import { filterValue } from '../arguments/filter-value.js';
import { runProbe } from '../run-probe.js';
import type { LetterMatrix } from './letter-ink.js';

/** Far apart by the one matrix and by the other. */
const colour = '#00A020';
const side = 64;
const frame = { width: side, height: side };

/**
 * How this FFmpeg draws letters, found out by drawing: versions differ, and so do the ways they were built. Where it draws
 * nothing, rendering letters fails and says why.
 */
export async function probeLetters(ffmpegPath: string): Promise<LetterMatrix> {
	const folder = await mkdtemp(join(tmpdir(), 'showrunner-letters-'));
	try {
		const file = join(folder, 'block.ass');
		await writeFile(file, barAss([block], { frame, fps: 25 }));
		const source = `color=c=black:s=${side}x${side}:r=25,format=yuv420p,${asBt709},ass=filename=${filterValue(file)}`;
		const args = ['-filter_complex', `${source},format=yuv420p[out]`, '-map', '[out]'];
		const { output } = await runProbe(ffmpegPath, [...args, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1']);
		return matrixOf(middleOf(output));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const block = {
	...{ top: 0, rows: side, seen: { from: 0, to: 25 }, filled: { from: side, to: side } },
	...{ colour, opacity: 1, background: colour, backgroundOpacity: 1 },
};

/** The middle sample of each plane. */
function middleOf(raw: Buffer): Triple {
	const luma = side * side;
	const middle = (at: number, width: number) => raw[at + (width * width) / 2 + width / 2] ?? 0;
	return [middle(0, side), middle(luma, side / 2), middle(luma * 1.25, side / 2)];
}

function matrixOf(samples: Triple): LetterMatrix {
	const offBy = (matrix: 'bt601' | 'bt709') => farthest(samples, samplesOf(rgbOf(colour), matrix));
	return offBy('bt709') < offBy('bt601') ? 'frame' : 'bt601';
}
