import { closeSync } from 'node:fs';
import { runFfmpeg, type FfmpegEnd, type FfmpegRun } from '../ffmpeg/run-ffmpeg.js';
import type { FrameTarget } from './feed-frames.js';
import { openMemoryPipe, type MemoryPipe } from './memory-pipe.js';

type Run = Omit<FfmpegRun, 'input' | 'stdin'>;
type Feed = (encoder: FrameTarget, gone: AbortSignal) => Promise<unknown>;

/** Runs an FFmpeg that encodes the raw frames that `feed` hands to it: as pages of memory where that is possible. */
export async function encodeFrames(
	ffmpegPath: string,
	run: Run,
	feed: Feed,
	open: () => MemoryPipe | null = openMemoryPipe,
): Promise<FfmpegEnd> {
	const pipe = open();
	if (!pipe)
		return runFfmpeg(ffmpegPath, { ...run, input: async (stream, gone) => void (await feed({ stream }, gone)) });
	const [begun, ended] = [onceClosed(pipe.readEnd), onceClosed(pipe.fd)];
	const stdin = {
		...{ fd: pipe.readEnd, begun },
		/** The number is given up only when no thread writes any more: it may soon be another file's. */
		feed: (gone: AbortSignal) => feed({ pipe }, gone).then(ended),
	};
	try {
		return await runFfmpeg(ffmpegPath, { ...run, stdin });
	} finally {
		begun();
		ended();
	}
}

function onceClosed(fd: number): () => void {
	let open = true;
	return () => {
		if (open) closeSync(fd);
		open = false;
	};
}
