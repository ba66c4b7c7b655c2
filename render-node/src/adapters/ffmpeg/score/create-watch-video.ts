import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { limits } from '@showrunner/contract';
import type { Log } from '../../../domain/ports.js';
import type { MissedMeasure, Watch, WatchedVideo, WatchVideo } from '../../../domain/scoring/video-measures.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { probeFilters } from '../probe-filters.js';
import { renderFailure } from '../render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../run-ffmpeg.js';
import { missedMeasures } from './measuring-filters.js';
import { pictureChains } from './picture-chains.js';
import { probeFile, type ProbedFile } from './probe-file.js';
import { readPictures, readSound } from './read-measures.js';
import { soundChain } from './sound-chain.js';
import { videoTooLong, videoUnreadable } from './video-unreadable.js';

export type WatchTools = { ffmpegPath: string; ffprobePath: string; log: Log };

type Run = { file: ProbedFile; hasSound: boolean; missed: MissedMeasure[] };

/** One decoding pass over pictures and sound, by the measuring filters that this FFmpeg has. */
export function createWatchVideo(tools: WatchTools): WatchVideo {
	return async (source, watch) => {
		const file = await probeFile(tools.ffprobePath, source, watch.signal);
		if (!file) throw videoUnreadable();
		if ((file.durationMs ?? 0) > limits.videoDurationMs) throw videoTooLong();
		const present = await probeFilters(tools.ffmpegPath);
		const runOf = (hasSound: boolean) => ({ file, hasSound, missed: missedMeasures(present, hasSound) });
		try {
			return await inFolder(tools, source, watch, runOf(file.sound !== null));
		} catch (error) {
			if (!(error instanceof FfmpegFailed) || error.reason === 'stalled') throw failure(error, tools);
		}
		// Either what is seen or what is heard is broken; only the one without the other tells which.
		if (file.sound === null) throw videoUnreadable();
		try {
			return await inFolder(tools, source, watch, runOf(false));
		} catch (error) {
			throw failure(error, tools);
		}
	};
}

function failure(error: unknown, { log }: WatchTools): unknown {
	if (!(error instanceof FfmpegFailed)) return error;
	return error.reason === 'exit' && error.exitCode !== null ? videoUnreadable(error) : renderFailure(error, log, []);
}

/** In a folder of its own, which is gone afterwards whatever happens. */
async function inFolder(tools: WatchTools, source: string, watch: Watch, run: Run): Promise<WatchedVideo> {
	const folder = await mkdtemp(path.join(watch.workDir, 'watch-'));
	try {
		return await watched(tools, source, { ...watch, workDir: folder }, run);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function watched(
	{ ffmpegPath }: WatchTools,
	source: string,
	{ workDir: folder, signal, onFrames }: Watch,
	{ file, hasSound, missed }: Run,
): Promise<WatchedVideo> {
	const chains = [...pictureChains(missed), ...(hasSound ? [soundChain(missed, file.sampleRateHz)] : [])];
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, '-t', `${limits.videoDurationMs}ms`, ...hostileInputArgs],
		...['-i', `file:${source}`, '-filter_complex', chains.join(';'), '-map', '[seen]'],
		...[...(hasSound ? ['-map', '[heard]'] : []), '-fps_mode', 'passthrough', '-f', 'null', '-'],
	];
	const expected = Math.max(1, Math.round(((file.durationMs ?? 0) * (file.fps ?? 30)) / 1000));
	const onFramesSeen = (done: number) => onFrames(done, Math.max(expected, done));
	const end = await runFfmpeg(ffmpegPath, { args, cwd: folder, signal, out: null, onFrames: onFramesSeen });
	if (end.frames === 0) throw videoUnreadable();
	const durationMs = file.durationMs ?? Math.round((end.frames * 1000) / (file.fps ?? 30));
	const watching = { folder, durationMs, missed, picture: file.picture, sound: file.sound };
	const measures = {
		...{ frameCount: end.frames, ...(await readPictures(watching)) },
		sound: hasSound ? await readSound(watching, end) : file.sound ? ('broken' as const) : ('none' as const),
	};
	return { file: { ...file, durationMs }, measures, missed };
}
