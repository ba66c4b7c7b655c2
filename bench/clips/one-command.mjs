import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { encoderArguments } from '../../render-node/dist/adapters/ffmpeg/arguments/encoder-arguments.js';
import { plainSound } from '../render/plain-sound.mjs';
import { sceneCount } from '../render/standard-job.mjs';
import { fadeMs, melts, trimMs } from './clip-job.mjs';

const exec = promisify(execFile);
const fps = 30;

/** Ways to fill the frame: as tutorials have it, at the very pixels where we cut, and without scaling what is cut away. */
const fits = {
	usual: 'scale=3414:1920:flags=bicubic,crop=1080:1920:1168:0',
	lean: 'crop=608:1080,scale=1080:1920:flags=bicubic',
};
/** @typedef {keyof typeof fits} Fit */

/**
 * The job of clips by one FFmpeg: every clip is decoded once, and nothing is cut into segments.
 * @typedef {{ seconds: number, folder: string, captions: string, media: import('./clip-job.mjs').ClipMedia,
 *   encoding: import('../../render-node/dist/domain/timeline/render-plan.js').Encoding, threads: number }} ClipJob
 * @param {ClipJob} job @param {Fit} fit
 */
export async function oneCommand({ seconds, folder, captions, media, encoding, threads }, fit) {
	const { narration, music } = media;
	const out = path.join(folder, `one-command-${fit}.mp4`);
	const sound = plainSound(`[${sceneCount}:a]`, `[${sceneCount + 1}:a]`);
	const args = [
		...['-v', 'error', '-nostdin', '-y', ...clipInputs(media)],
		...['-i', narration, '-stream_loop', '-1', '-i', music],
		...['-filter_complex', [...pictureChains(seconds, captions, fit), ...sound].join(';'), '-map', '[out]'],
		...['-map', '[sound]', '-t', String(seconds), ...encoderArguments(encoding, threads)],
		...['-c:a', 'aac', '-b:a', '192k', '-movflags', '+faststart', out],
	];
	await exec('ffmpeg', args, { cwd: folder });
	return out;
}

/** The frames that the usual command encodes. @param {ClipJob} job */
export async function rawFrames({ seconds, folder, captions, media, encoding }) {
	const out = path.join(folder, 'frames.yuv');
	const graph = pictureChains(seconds, captions, 'usual').join(';');
	const args = ['-v', 'error', '-nostdin', '-y', ...clipInputs(media), '-filter_complex', graph, '-map', '[out]'];
	await exec('ffmpeg', [...args, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', out], { cwd: folder });
	return { out, encoding, frameCount: seconds * encoding.fps };
}

/** @param {ClipJob['media']} media */
const clipInputs = ({ clips }) =>
	clips.slice(0, sceneCount).flatMap((clip, index) => ['-ss', String(trimMs(index) / 1000), '-i', clip]);

/** Pairs that melt, then one pair after the other. @param {number} seconds @param {string} captions @param {Fit} fit */
function pictureChains(seconds, captions, fit) {
	const [each, fade] = [(seconds / sceneCount) * fps, (fadeMs(seconds) / 1000) * fps];
	const joined = Math.round(each - fade / 2);
	const shown = Array.from({ length: sceneCount }, (_, index) => {
		const frames = melts(index) ? joined + fade : melts(index - 1) ? 2 * each - joined : each;
		return `[${index}:v]fps=${fps},trim=end_frame=${frames},${fits[fit]},setsar=1,format=yuv420p[s${index}]`;
	});
	const [faded, labels] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
	for (const index of shown.keys()) {
		if (index > 0 && melts(index - 1)) continue;
		labels.push(melts(index) ? `[p${index}]` : `[s${index}]`);
		if (melts(index))
			faded.push(
				`[s${index}][s${index + 1}]xfade=transition=fade:duration=${fade / fps}:offset=${(joined / fps).toFixed(6)}[p${index}]`,
			);
	}
	const inOrder = `${labels.join('')}concat=n=${labels.length}:v=1:a=0,settb=1/${fps},setpts=N,fps=${fps}`;
	return [...shown, ...faded, `${inOrder},ass=${path.basename(captions)}[out]`];
}
