import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Encoding, SegmentPlan } from '../../domain/timeline/render-plan.js';
import type { Cost, RunContext } from '../../domain/timeline/renderer.js';
import { inkedTexts, type LetterMatrix } from '../ffmpeg/letters/letter-ink.js';
import { readAss, writeLine } from './ass-lines.js';
import { captionArea } from './caption-area.js';
import { captionArguments } from './caption-arguments.js';
import { frameMs, lookKey, type CaptionState } from './caption-states.js';
import { drawBands } from './draw-bands.js';
import type { CaptionBand } from './still-job.js';

/** The bare name of the file that FFmpeg reads them from, and how it makes samples of colours. */
export type CaptionFile = { name: string; fontsDir: string | undefined; letters: LetterMatrix };

/** Captions of one segment, as an ASS file, and the frames in which they change. */
export type CaptionedSegment = { segment: SegmentPlan; ass: string; states: readonly CaptionState[] };

/** More than any segment lasts, so that on their common clock they stay apart. */
const apartMs = 3_600_000;

/**
 * Draws each look of some segments' captions once, by one FFmpeg: starting it costs more than drawing. The segments have
 * their captions' header in common. Gives the bands of each one's drawn states; null where one shows nothing after all.
 */
export async function drawCaptions(
	ffmpegPath: string,
	segments: readonly CaptionedSegment[],
	encoding: Encoding,
	{ name, fontsDir, letters }: CaptionFile,
	run: RunContext,
): Promise<Cost & { bands: (CaptionBand | null)[][] }> {
	const { workDir } = run;
	const { timesMs, lookOf } = looksOf(segments, encoding.fps);
	if (timesMs.length === 0) return { bands: segments.map(() => []), cpuMs: 0 };
	const { texts, painting } = inkedTexts([onOneClock(segments)], letters);
	const [ass = ''] = texts;
	const { frame } = encoding;
	const everywhere = { ass, area: { top: 0, rows: frame.height } };
	let cpuMs = 0;
	for (const { ass: text, area } of [captionArea(ass, frame), everywhere]) {
		const size = { width: frame.width, height: area.rows };
		const argumentsFor = (some: readonly number[], out: string) =>
			captionArguments(some, size, { captions: name, fontsDir, out });
		await writeFile(join(workDir, name), text);
		const found = await drawBands(ffmpegPath, timesMs, argumentsFor, { frame, area, painting }, run).finally(() =>
			rm(join(workDir, name), { force: true }),
		);
		cpuMs += found.cpuMs;
		if (!found.cutOff) return { cpuMs, bands: handedOut(found.bands, lookOf) };
	}
	throw new Error('captions are cut off where all rows were looked at');
}

/** When each look is seen on the common clock, and the number of the look of each segment's drawn states. */
function looksOf(segments: readonly CaptionedSegment[], fps: number): { timesMs: number[]; lookOf: number[][] } {
	const timesMs: number[] = [];
	const known = new Map<string, number>();
	const lookOf = segments.map(({ ass, states }, index) => {
		const lines = readAss(ass)?.lines ?? [];
		return states
			.filter((state) => state.drawn)
			.map((state) => {
				const key = lookKey(lines, state, fps);
				const look = known.get(key ?? '') ?? timesMs.push(index * apartMs + frameMs(state.firstFrame, fps)) - 1;
				if (key !== null) known.set(key, look);
				return look;
			});
	});
	return { timesMs, lookOf };
}

/** A band to each: whoever takes it hands it over to a thread, so that all but the first have a copy. */
function handedOut(bands: readonly (CaptionBand | null)[], lookOf: readonly number[][]): (CaptionBand | null)[][] {
	const given = new Set<number>();
	return lookOf.map((looks) =>
		looks.map((look) => {
			const band = bands[look];
			if (band === undefined) throw new Error('FFmpeg drew fewer captions than it was asked for');
			if (band === null || !given.has(look)) {
				given.add(look);
				return band;
			}
			return { ...band, keep: band.keep.slice(), add: band.add.slice() };
		}),
	);
}

function onOneClock(segments: readonly CaptionedSegment[]): string {
	const read = segments.map(({ ass }) => readAss(ass));
	const lines = read.flatMap((ass, index) => ass?.lines.map((line) => writeLine(line, index * apartMs)) ?? []);
	return [read[0]?.header.trimEnd(), ...lines, ''].join('\n');
}
