import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createMixAudio } from '../../render-node/dist/adapters/audio/mix-audio.js';
import { drawPicture } from '../../render-node/dist/adapters/canvas/draw-picture.js';
import { createFfmpegRenderer } from '../../render-node/dist/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { createProbeMedia } from '../../render-node/dist/adapters/ffmpeg/probe-media.js';
import { findFonts } from '../../render-node/dist/adapters/fonts/find-fonts.js';
import { createDiskSegmentCache } from '../../render-node/dist/adapters/segment-cache/disk-segment-cache.js';
import { createVideoAssembleHandler } from '../../render-node/dist/application/handlers/video-assemble.js';
import { videoAssembleInput } from '../../contract/dist/src/index.js';
import { measured } from './cpu-seconds.mjs';
import { openPieces, openShelf } from './shelf.mjs';

/**
 * Renders the jobs that its parent sends with the handler of `video.assemble` and all that is behind it, without the
 * service around it. Not counted is what a service does once: starting Node and looking at the machine.
 */
const log = { info() {}, warn: console.error, error: console.error, debug() {} };
const [, , folder = '', way = 'kernel'] = process.argv;
const renderer = createFfmpegRenderer({
	...{ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', videoEncoder: 'libx264' },
	stills: way === 'graph' ? 'graph' : 'kernel',
});
await renderer.ready();
await mkdir(folder);
const assets = openShelf(folder, createProbeMedia('ffprobe'));
const handler = createVideoAssembleHandler({
	...{ renderer, mixAudio: createMixAudio({ ffmpegPath: 'ffmpeg' }), cores: availableParallelism() },
	segmentCache: await createDiskSegmentCache(path.join(folder, 'segments'), 1e10, log),
	videos: openPieces(),
	fonts: (await findFonts()).map,
	draw: drawPicture,
});

/** @param {import('./render-process.mjs').Job} job */
async function render({ timeline, files }) {
	const workDir = path.join(folder, 'work');
	await mkdir(workDir);
	await assets.know(files);
	const input = videoAssembleInput.parse({ timeline });
	const context = { jobId: 'bench', signal: new AbortController().signal, assets, workDir, log, progress() {} };
	const { value, ...cost } = await measured(() => handler.run(input, context));
	await rm(workDir, { recursive: true });
	const videos = await Promise.all(value.videos.map(({ assetId }) => assets.localPath(assetId)));
	return { ...cost, videos, segments: value.segments, toldSeconds: value.timings.ffmpegCpuMs / 1000 };
}

process.on('message', (/** @type {import('./render-process.mjs').Job} */ job) => {
	render(job).then(
		(answer) => process.send?.(answer),
		(/** @type {unknown} */ error) => process.send?.({ failure: error instanceof Error ? error.stack : String(error) }),
	);
});
process.send?.({});
