import type { Encoding } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import { createBandCutter } from './band-cutter.js';
import { captionArguments } from './caption-arguments.js';
import type { CaptionState } from './caption-states.js';
import type { CaptionBand, StillJob } from './still-job.js';

export type DrawnBands = Cost & Pick<StillJob, 'bands' | 'bandOf'>;

/** Draws each state of a segment's captions once. `captions` is the name of an ASS file in the work folder. */
export async function drawCaptions(
	ffmpegPath: string,
	{ states, frameCount }: { states: readonly CaptionState[]; frameCount: number },
	encoding: Encoding,
	files: { captions: string; fontsDir: string | undefined },
	{ workDir, signal }: RunContext,
): Promise<DrawnBands> {
	const drawn = states.filter((state) => state.drawn).map(({ firstFrame }) => firstFrame);
	if (drawn.length === 0) return { bands: [], bandOf: new Int32Array(frameCount).fill(-1), cpuMs: 0 };
	const cutter = createBandCutter(encoding.frame);
	const { cpuMs } = await runFfmpeg(ffmpegPath, {
		args: captionArguments(drawn, encoding, files),
		...{ cwd: workDir, signal, out: null, onBytes: cutter.take },
	});
	const bands: CaptionBand[] = [];
	const bandOf = new Int32Array(frameCount).fill(-1);
	for (const [index, firstFrame] of drawn.entries()) {
		const band = cutter.bands[index];
		// A state may show nothing, such as an empty line; that its pictures are missing is another matter.
		if (band === undefined) throw new Error(`FFmpeg drew ${cutter.bands.length} captions in place of ${drawn.length}`);
		if (band !== null) bandOf.fill(bands.push(band) - 1, firstFrame, endOf(states, firstFrame, frameCount));
	}
	return { bands, bandOf, cpuMs };
}

const endOf = (states: readonly CaptionState[], firstFrame: number, frameCount: number) =>
	states.find((state) => state.firstFrame > firstFrame)?.firstFrame ?? frameCount;
