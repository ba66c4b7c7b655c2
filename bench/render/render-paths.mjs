import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createFfmpegRenderer } from '../../render-node/dist/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { runFfmpeg } from '../../render-node/dist/adapters/ffmpeg/run-ffmpeg.js';
import { findFonts } from '../../render-node/dist/adapters/fonts/find-fonts.js';
import { createCaptionBatches } from '../../render-node/dist/adapters/kernel/caption-batches.js';
import { feedFrames } from '../../render-node/dist/adapters/kernel/feed-frames.js';
import { prepareStills } from '../../render-node/dist/adapters/kernel/prepare-stills.js';
import { rawFrameArguments } from '../../render-node/dist/adapters/kernel/raw-frame-arguments.js';
import { stillPlan } from '../../render-node/dist/adapters/kernel/still-plan.js';
import { createStillThreads } from '../../render-node/dist/adapters/kernel/still-threads.js';
import { createDiskSegmentCache } from '../../render-node/dist/adapters/segment-cache/disk-segment-cache.js';
import { burnCaptions } from '../../render-node/dist/application/assemble/burn-captions.js';
import { renderOutputs } from '../../render-node/dist/application/assemble/render-outputs.js';
import { compileTimeline } from '../../render-node/dist/domain/timeline/compile-timeline.js';
import { timelineSchema } from '../../contract/dist/src/index.js';
import { assetIdOf, stillFacts } from './standard-job.mjs';

const log = { info() {}, warn: console.error, error: console.error, debug() {} };

/**
 * The standard job without its sound, by one way of drawing stills: pictures, captions, segments and the join.
 * @param {Ground} ground @param {string} out
 */
export async function renderVideo(ground, out) {
	const { renderer, state, parsed, media, drawn, sources, compile, run } = ground;
	const rendering = await renderOutputs(
		state,
		{
			...{ renderer, segmentCache: await createDiskSegmentCache(path.join(run.workDir, 'segments'), 1e10, log) },
			...{ cores: availableParallelism(), sources, media, fontsDirs: drawn.fontsDirs },
			...{ beside: async () => undefined, compile, report: () => undefined },
		},
		run,
	);
	const { segments: planned, encoding, frameCount: frames } = onlyOutput(rendering.plan);
	const segments = planned.map(({ key, frameCount }) => ({ path: rendering.segments.get(key) ?? '', frameCount }));
	await renderer.joinVideo(
		{ segments, encoding, audio: null, title: 'Bench', locale: parsed.locale, chapters: [], softTracks: [], out },
		run,
	);
	return { out, frames, toldMs: rendering.cpuMs };
}

/**
 * The same frames as raw pictures in one file, as the kernel draws them.
 * @param {Ground} ground @param {string} out
 */
export async function writeRawFrames({ renderer, state, compile, sources, drawn, run }, out) {
	const { segments, encoding, frameCount } = onlyOutput(compile(state));
	const [threads, captions] = [createStillThreads(), createCaptionBatches('ffmpeg')];
	const file = createWriteStream(out);
	for (const segment of segments) {
		const still = stillPlan(segment, encoding);
		if (!still) throw new Error('the kernel leaves a segment of the standard job to the graph');
		const layers = [];
		for (const layer of still.layers) {
			if (layer.source.kind !== 'still') throw new Error('the standard job shows stills only');
			const { assetId } = layer.source;
			const raw = path.join(run.workDir, `${assetId}.yuv`);
			await renderer.makePicture(layer, encoding, { source: sources.get(assetId) ?? null, out: raw }, run);
			layers.push(raw);
		}
		const files = { layers, fontsDir: drawn.fontsDirs['9:16'], out: path.join(run.workDir, 'segment') };
		const { job } = await prepareStills(captions, { segment, still }, encoding, files, run);
		await feedFrames(threads, job, file, run.signal);
	}
	file.end();
	await once(file, 'close');
	return { out, encoding, frameCount };
}

/** @param {import('../../render-node/dist/domain/timeline/render-plan.js').RenderPlan} plan */
function onlyOutput({ outputs: [output] }) {
	if (!output) throw new Error('the plan has no output');
	return output;
}

/** @param {Awaited<ReturnType<typeof writeRawFrames>>} frames @param {string} folder */
export async function encodeOnly({ out, encoding, frameCount }, folder) {
	const target = path.join(folder, 'encode-only.mp4');
	const args = rawFrameArguments(frameCount, encoding, target, availableParallelism());
	const fromFile = args.map((arg) => (arg === 'pipe:0' ? `file:${out}` : arg));
	await runFfmpeg('ffmpeg', { args: fromFile, cwd: folder, signal: new AbortController().signal, out: target });
	return target;
}

/** @typedef {Awaited<ReturnType<typeof prepareGround>>} Ground */

/**
 * What a service does once at its start, and a plan.
 * @param {{ timeline: object, stills: string[], folder: string }} job @param {'kernel' | 'graph'} way
 */
export async function prepareGround({ timeline, stills, folder }, way) {
	const workDir = path.join(folder, `work-${way}`);
	await mkdir(workDir);
	const parsed = timelineSchema.parse(timeline);
	const renderer = createFfmpegRenderer({
		...{ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', stills: way },
		videoEncoder: 'libx264',
	});
	const state = await renderer.ready();
	const media = new Map(stills.map((_, index) => [assetIdOf(index), stillFacts]));
	const drawn = burnCaptions(parsed, (await findFonts()).map);
	const sources = new Map(stills.map((file, index) => [assetIdOf(index), file]));
	/** @param {import('../../render-node/dist/domain/timeline/renderer.js').RendererState} state */
	const compile = ({ engine, encoderFor }) =>
		compileTimeline(parsed, { media, encoderFor, engine, captionsFor: drawn.captionsFor });
	const run = { workDir, signal: new AbortController().signal, log };
	return { renderer, state, parsed, media, drawn, sources, compile, run };
}
