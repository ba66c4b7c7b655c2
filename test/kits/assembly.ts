import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { videoAssembleInput, type VideoAssembleResult } from '@showrunner/contract';
import { drawPicture } from '../../render-node/src/adapters/canvas/draw-picture.js';
import { createMixAudio } from '../../render-node/src/adapters/audio/mix-audio.js';
import {
	createFfmpegRenderer,
	type RendererTools,
} from '../../render-node/src/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { createProbeMedia } from '../../render-node/src/adapters/ffmpeg/probe-media.js';
import { createDiskSegmentCache } from '../../render-node/src/adapters/segment-cache/disk-segment-cache.js';
import { createVideoAssembleHandler } from '../../render-node/src/application/handlers/video-assemble.js';
import type { FontMap } from '../../render-node/src/domain/captions/font-map.js';
import { fileAssetStore } from './file-asset-store.js';
import { pieceCache } from './piece-cache.js';
import { silentLog } from './silent-log.js';
import { temporaryFolder } from './temporary-folder.js';

const exec = promisify(execFile);

export type Progress = { fraction: number; phase: string; etaMs: number | null | undefined };

const fonts: FontMap = {
	latin: { family: 'Noto Sans', sizeFactor: 1.362 },
	arabic: { family: 'Noto Sans Arabic', sizeFactor: 1.9 },
};

/** The handler of video.assemble with the real renderer, an asset store and a cache in folders, and no service around it. */
export async function createAssembly({
	folderName = 'assembly',
	cores = 2,
	...render
}: { folderName?: string; cores?: number } & Partial<RendererTools> = {}) {
	const folder = temporaryFolder(folderName);
	const at = (name: string) => path.join(folder.path, name);
	await Promise.all(['assets', 'media', 'work'].map((name) => mkdir(at(name))));
	const log = silentLog();
	const assets = fileAssetStore(at('assets'), createProbeMedia('ffprobe'));
	const segmentCache = await createDiskSegmentCache(at('segments'), 1e9, log);
	const renderer = createFfmpegRenderer({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', ...render });
	const mixAudio = createMixAudio({ ffmpegPath: render.ffmpegPath ?? 'ffmpeg' });
	const videos = pieceCache();
	const kept = { segmentCache, videos };
	const handler = createVideoAssembleHandler({ renderer, mixAudio, ...kept, fonts, draw: drawPicture, cores });
	const over = new AbortController();
	return {
		...{ assets, log, renderer, segmentCache, videos, workDir: at('work') },
		/** Also stops what a test that has run out of time has left behind: it would keep jest from ending. */
		remove() {
			over.abort(new Error('the test is over'));
			folder.remove();
		},
		/** Makes a media file with FFmpeg and gives its asset id. */
		async media(name: string, ...args: string[]): Promise<string> {
			await exec('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, at(`media/${name}`)]);
			return assets.add(at(`media/${name}`));
		},
		async assemble(timeline: unknown, signal: AbortSignal = new AbortController().signal) {
			const seen: Progress[] = [];
			const progress = (fraction: number, phase: string, etaMs?: number | null) =>
				void seen.push({ fraction, phase, etaMs });
			const stop = AbortSignal.any([signal, over.signal]);
			stop.throwIfAborted();
			const context = { jobId: 'job', signal: stop, progress, assets, workDir: at('work'), log };
			const result: VideoAssembleResult = await handler.run(videoAssembleInput.parse({ timeline }), context);
			const files = await Promise.all(result.videos.map(({ assetId }) => assets.localPath(assetId)));
			return { result, files, seen };
		},
	};
}
export type Assembly = Awaited<ReturnType<typeof createAssembly>>;
