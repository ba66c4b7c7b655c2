import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { createFfmpegRenderer } from '../../render-node/dist/adapters/ffmpeg/create-ffmpeg-renderer.js';
import { probeLetters } from '../../render-node/dist/adapters/ffmpeg/letters/probe-letters.js';
import { runFfmpeg } from '../../render-node/dist/adapters/ffmpeg/run-ffmpeg.js';
import { findFonts } from '../../render-node/dist/adapters/fonts/find-fonts.js';
import { createCaptionBatches } from '../../render-node/dist/adapters/kernel/caption-batches.js';
import { feedFrames } from '../../render-node/dist/adapters/kernel/feed-frames.js';
import { prepareStills } from '../../render-node/dist/adapters/kernel/prepare-stills.js';
import { rawFrameArguments } from '../../render-node/dist/adapters/kernel/raw-frame-arguments.js';
import { stillPlan } from '../../render-node/dist/adapters/kernel/still-plan.js';
import { createStillThreads } from '../../render-node/dist/adapters/kernel/still-threads.js';
import { burnCaptions } from '../../render-node/dist/application/assemble/burn-captions.js';
import { compileTimeline } from '../../render-node/dist/domain/timeline/compile-timeline.js';
import { timelineSchema } from '../../contract/dist/src/index.js';
import { filesOf, stillFacts } from './standard-job.mjs';

const log = { info() {}, warn: console.error, error: console.error, debug() {} };

/**
 * The frames of an output as raw pictures in one file, as the kernel draws them.
 * @param {Ground} ground @param {number} index of the output @param {string} out
 */
export async function writeRawFrames({ renderer, outputs, sources, drawn, run }, index, out) {
	const { segments, encoding, frameCount, aspectRatio } = outputAt(outputs, index);
	const [threads, captions] = [createStillThreads(), createCaptionBatches('ffmpeg')];
	const letters = await probeLetters('ffmpeg');
	const file = createWriteStream(out);
	for (const segment of segments) {
		const still = stillPlan(segment, encoding);
		if (!still) throw new Error('the kernel leaves a segment of the standard job to the graph');
		const layers = [];
		for (const layer of still.layers) {
			if (layer.source.kind !== 'still') throw new Error('the standard job shows stills only');
			const { assetId } = layer.source;
			const raw = path.join(run.workDir, `${assetId}.yuv`);
			const source = sources.get(assetId) ?? null;
			await renderer.makePictures([{ layer, frame: encoding.frame, source, out: raw }], run);
			layers.push(raw);
		}
		const files = { layers, fontsDir: drawn.fontsDirs[aspectRatio], out: path.join(run.workDir, 'segment') };
		const { job } = await prepareStills({ captions, letters }, { segment, still }, encoding, files, run);
		await feedFrames(threads, job, { stream: file }, run.signal);
	}
	file.end();
	await once(file, 'close');
	return { out, encoding, frameCount };
}

/** @param {import('../../render-node/dist/domain/timeline/render-plan.js').OutputPlan[]} outputs @param {number} index */
function outputAt(outputs, index) {
	const output = outputs[index];
	if (!output) throw new Error(`the plan has no output ${index}`);
	return output;
}

/** @param {Awaited<ReturnType<typeof writeRawFrames>>} frames @param {string} folder */
export async function encodeOnly({ out, encoding, frameCount }, folder) {
	const target = path.join(folder, `encode-only-${encoding.frame.width}x${encoding.frame.height}.mp4`);
	const args = rawFrameArguments(frameCount, encoding, target, availableParallelism());
	const fromFile = args.map((arg) => (arg === 'pipe:0' ? `file:${out}` : arg));
	await runFfmpeg('ffmpeg', { args: fromFile, cwd: folder, signal: new AbortController().signal, out: target });
	return target;
}

/**
 * A plan of the standard job, and what its frames are drawn with.
 * @param {object} timeline @param {import('./standard-job.mjs').Media} files @param {string} workDir
 */
export async function prepareGround(timeline, files, workDir) {
	await mkdir(workDir);
	const parsed = timelineSchema.parse(timeline);
	const renderer = createFfmpegRenderer({ ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe', videoEncoder: 'libx264' });
	const { engine, encoderFor } = await renderer.ready();
	const sources = new Map(Object.entries(filesOf(files)));
	const media = new Map([...sources.keys()].map((id) => [id, stillFacts]));
	const drawn = burnCaptions(parsed, (await findFonts()).map, media);
	const { outputs } = compileTimeline(parsed, { media, encoderFor, engine, captionsFor: drawn.captionsFor });
	return { renderer, outputs, drawn, sources, run: { workDir, signal: new AbortController().signal, log } };
}
/** @typedef {Awaited<ReturnType<typeof prepareGround>>} Ground */
