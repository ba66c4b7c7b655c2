import path from 'node:path';
import { frozenSpans } from '../../../domain/scoring/frozen-spans.js';
import { joinSpans, lengthOf } from '../../../domain/scoring/spans.js';
import type {
	LevelAt,
	MissedMeasure,
	SoundMeasures,
	StreamTimes,
	VideoMeasures,
} from '../../../domain/scoring/video-measures.js';
import type { TimeSpan } from '../../../domain/speech/time-span.js';
import { readLoudness } from '../loudness-report.js';
import type { FfmpegEnd } from '../run-ffmpeg.js';
import { readReport } from './read-report.js';
import { spansFromEvents } from './spans-from-events.js';

export type Watching = {
	folder: string;
	durationMs: number;
	missed: readonly MissedMeasure[];
	/** When there are pictures and sound, as the file says. */
	picture: StreamTimes;
	sound: StreamTimes | null;
};

/** What the filters have told of the pictures. */
export async function readPictures(watching: Watching): Promise<Omit<VideoMeasures, 'frameCount' | 'sound'>> {
	const { folder, missed } = watching;
	const of = (name: string) => readReport(path.join(folder, `${name}.txt`));
	const low = await of('low');
	const high = new Map((await of('high')).map(({ atMs, value }) => [atMs, value]));
	return {
		black: missed.includes('black') ? null : await spans(watching, 'black'),
		frozen: missed.includes('frozen')
			? null
			: joinSpans(
					[...frozenSpans(await spans(watching, 'freeze'), await spans(watching, 'still')), ...unseen(watching, low)],
					0,
				),
		tones: missed.includes('exposure')
			? null
			: low.map(({ atMs, value }) => ({ atMs, low: value, high: high.get(atMs) ?? 0 })),
		edges: missed.includes('sharpness') ? null : await of('blur'),
	};
}

/** What the filters have told of the sound. */
export async function readSound(watching: Watching, { stderrTail }: FfmpegEnd): Promise<SoundMeasures> {
	const { folder, missed } = watching;
	const loudness = missed.includes('loudness') ? 'silent' : readLoudness(stderrTail);
	const told = typeof loudness === 'string' ? null : loudness;
	const peaks = await readReport(path.join(folder, 'peak.txt'));
	return {
		silent: missed.includes('silence')
			? null
			: joinSpans([...(await spans(watching, 'silence')), ...unheard(watching, peaks)], 1),
		peaks: missed.includes('clipping') ? null : peaks,
		integratedLufs: told?.integratedLufs ?? null,
		truePeakDbtp: told?.truePeakDbtp ?? null,
	};
}

/** A file that is cut off says that it is longer than what can be decoded. */
const lostMs = 1_000;
const lookMs = 500;
const windowMs = 100;

/** After the last picture that could be decoded the viewer goes on seeing it. */
function unseen({ picture, durationMs }: Watching, looks: readonly LevelAt[]): TimeSpan[] {
	const startMs = (looks.at(-1)?.atMs ?? durationMs) + lookMs;
	const endMs = Math.min(picture.endMs ?? durationMs, durationMs);
	return endMs - startMs > lostMs ? [{ startMs, endMs }] : [];
}

/** Before the sound begins and after it has ended nothing is decoded, so no filter tells. */
function unheard({ sound, durationMs }: Watching, peaks: readonly LevelAt[]): TimeSpan[] {
	const last = peaks.at(-1);
	const saidMs = sound?.endMs ?? durationMs;
	const endedMs = last && saidMs - last.atMs > lostMs ? last.atMs + windowMs : saidMs;
	return [
		{ startMs: 0, endMs: Math.min(sound?.startMs ?? 0, durationMs) },
		{ startMs: Math.max(endedMs, 0), endMs: durationMs },
	].filter((span) => lengthOf(span) > 0);
}

async function spans({ folder, durationMs }: Watching, name: string): Promise<TimeSpan[]> {
	const times = async (edge: string) =>
		(await readReport(path.join(folder, `${name}-${edge}.txt`))).map(({ value }) => value * 1000);
	return spansFromEvents(await times('start'), await times('end'), durationMs);
}
