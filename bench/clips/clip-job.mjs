import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { assetIdOf, makeSounds, places, sceneCount, soundFiles, told } from '../render/standard-job.mjs';

const exec = promisify(execFile);
/** What is beyond the frame of a clip that its camera passes over. */
const scenery = '2400x1350';
/** Longer than any scene shows of it. */
const clipSeconds = 6;

/** Where in its clip a scene begins. @param {number} index */
export const trimMs = (index) => (index % 3) * 400;
/** A scene melts into the next one, or is cut. @param {number} index */
export const melts = (index) => index % 2 === 0 && index < sceneCount - 1;
/** @param {number} seconds of the whole video */
export const fadeMs = (seconds) => Math.min(500, (seconds * 1000) / sceneCount / 2);

/**
 * Clips of 1920×1080 as H.264 at 25 and 30 frames a second: a camera that sways over scenery, with grain; every third one
 * has sound, every other one key frames two seconds apart, the others as far apart as x264 puts them.
 * @param {string} folder @returns {Promise<string[]>}
 */
async function makeClips(folder) {
	const files = [];
	for (const [index, [x, y, scale]] of places.entries()) {
		const [file, fps] = [path.join(folder, `clip-${index}.mp4`), index % 2 ? 25 : 30];
		const source = `mandelbrot=s=${scenery}:start_x=${x}:start_y=${y}:start_scale=${scale}:end_scale=${scale}:maxiter=400:r=${fps}`;
		const sways = `crop=1920:1080:x='240+230*sin(n/${20 + index})':y='135+130*cos(n/${31 - index})'`;
		const filters = `format=yuv420p,gblur=sigma=1,loop=loop=-1:size=1:start=0,setpts=N/${fps}/TB,${sways},noise=alls=4:allf=t`;
		const sound = index % 3 ? [] : ['-f', 'lavfi', '-i', 'sine=frequency=330:sample_rate=48000', '-c:a', 'aac'];
		await exec('ffmpeg', [
			...['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', source, ...sound, '-vf', filters, '-t', String(clipSeconds)],
			...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', ...(index % 4 < 2 ? ['-g', String(2 * fps)] : [])],
			...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv', file],
		]);
		files.push(file);
	}
	return files;
}

/** @param {string} folder @param {number} seconds */
export async function makeClipMedia(folder, seconds) {
	return { clips: await makeClips(folder), ...(await makeSounds(folder, seconds)) };
}
/** @typedef {Awaited<ReturnType<typeof makeClipMedia>>} ClipMedia */

/** @param {ClipMedia} media @returns {Record<string, string>} files by asset id */
export const clipFiles = ({ clips, ...sounds }) => ({
	...Object.fromEntries(clips.map((file, index) => [assetIdOf(index), file])),
	...soundFiles(sounds),
});

/**
 * Eight clips that fill an upright frame, every other one melting into the next, with captions and sound of the standard
 * job.
 * @param {number} seconds of the whole video
 * @param {{ quality: string, changed?: boolean }} options `changed`: the third scene shows a clip that it did not show before
 */
export function clipTimeline(seconds, { quality, changed = false }) {
	const scenes = Array.from({ length: sceneCount }, (_, index) => ({
		...{ id: `scene-${index}`, durationMs: (seconds * 1000) / sceneCount },
		visual: {
			...{ kind: 'clip', assetId: assetIdOf(changed && index === 2 ? sceneCount : index) },
			trimStartMs: trimMs(index),
		},
		transition: melts(index) ? { kind: 'crossfade', durationMs: fadeMs(seconds) } : { kind: 'cut' },
	}));
	return told(scenes, seconds, ['9:16'], quality);
}
