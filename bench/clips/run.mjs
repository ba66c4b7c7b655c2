import { rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { burnCaptions } from '../../render-node/dist/application/assemble/burn-captions.js';
import { findFonts } from '../../render-node/dist/adapters/fonts/find-fonts.js';
import { timelineSchema } from '../../contract/dist/src/index.js';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { measured } from '../render/cpu-seconds.mjs';
import { likeness, rawInput } from '../render/picture-likeness.mjs';
import { encodeOnly } from '../render/render-paths.mjs';
import { startRenderProcess } from '../render/render-process.mjs';
import { ratio, rounded, told } from '../render/told-cost.mjs';
import { clipFiles, clipTimeline, makeClipMedia } from './clip-job.mjs';
import { oneCommand, rawFrames } from './one-command.mjs';

/**
 * A video of clips, sound included, beside what encoding its frames costs and beside one FFmpeg command that makes the same
 * video; then the same job again, and with another clip in one scene. Takes 3.1 MB of disk for each frame.
 * @param {string[]} args seconds of video, 24 when absent, and the quality of the encoding
 */
export async function run([wishedSeconds = '24', quality = 'standard']) {
	const seconds = Number(wishedSeconds);
	if (!(seconds % 4 === 0 && seconds >= 4 && seconds <= 32))
		throw new Error('The length must be 4, 8, 12 … 32 seconds');
	const { path: folder, remove } = temporaryFolder('clips');
	try {
		const media = await makeClipMedia(folder, seconds);
		const job = { seconds, folder, media, ...(await ground(seconds, quality, folder)) };
		const raw = await rawFrames(job);
		const floor = told('encode-only', await measured(() => encodeOnly(raw, folder)));
		const usual = told('one command', await measured(() => oneCommand(job, 'usual')));
		const lean = told('one command, cut before it is scaled', await measured(() => oneCommand(job, 'lean')));
		const { fresh, again, changed } = await ours({ seconds, quality, folder, files: clipFiles(media) });
		const ssim = {
			own: await likeness(fresh.videos[0] ?? '', rawInput(raw)),
			encodeOnly: await likeness(floor.value, rawInput(raw)),
			leanCommand: await likeness(lean.value, rawInput(raw)),
		};
		rmSync(raw.out);
		return {
			...{ seconds, quality, segments: fresh.segments.total },
			ratios: {
				...{ toEncodeOnly: ratio(fresh, floor), toOneCommand: ratio(fresh, usual) },
				...{ toLeanCommand: ratio(fresh, lean), again: ratio(again, fresh), changedClip: ratio(changed, fresh) },
			},
			cpuSeconds: {
				...{ own: rounded(fresh.cpuSeconds), encodeOnly: rounded(floor.cpuSeconds) },
				...{ oneCommand: rounded(usual.cpuSeconds), leanCommand: rounded(lean.cpuSeconds) },
				...{ again: rounded(again.cpuSeconds), changedClip: rounded(changed.cpuSeconds) },
			},
			...{ wallSeconds: rounded(fresh.wallSeconds), peakMiB: fresh.peak, ssim },
		};
	} finally {
		remove();
	}
}

/** Captions as we draw them, in a file, and our settings of the encoder. @param {number} seconds @param {string} quality @param {string} folder */
async function ground(seconds, quality, folder) {
	const timeline = timelineSchema.parse(clipTimeline(seconds, { quality }));
	const drawn = burnCaptions(timeline, (await findFonts()).map, new Map());
	const captions = path.join(folder, 'captions.ass');
	writeFileSync(captions, drawn.captionsFor['9:16']?.(0, seconds * 1000) ?? '');
	const [{ fps, quality: wished } = { fps: 30, quality: /** @type {const} */ ('standard') }] = timeline.outputs;
	const encoder = /** @type {const} */ ('libx264');
	const encoding = { frame: { width: 1080, height: 1920 }, fps, quality: wished, encoder };
	return { captions, encoding, threads: availableParallelism() };
}

/** @param {{ seconds: number, quality: string, folder: string, files: Record<string, string> }} context */
async function ours({ seconds, quality, folder, files }) {
	const engine = await startRenderProcess(path.join(folder, 'own'));
	try {
		const timeline = clipTimeline(seconds, { quality });
		const fresh = told('ours', await engine.render({ timeline, files }));
		const again = told('the same again', await engine.render({ timeline, files }));
		const other = clipTimeline(seconds, { quality, changed: true });
		return { fresh, again, changed: told('one clip changed', await engine.render({ timeline: other, files })) };
	} finally {
		await engine.stop();
	}
}
