import path from 'node:path';
import { ffmpeg } from './corpus.mjs';

/** @typedef {{ name: string, file: string, speech: string, music: string, mixed: string, stills: string[] }} Made */
/** What a file went through: arguments between input and output, and how much of it is still there. */
/** @typedef {{ args: string[], extension?: string }} Change */

const visible = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '23', '-pix_fmt', 'yuv420p'];
const box = (/** @type {number[]} */ [x, y, width, height], /** @type {string} */ colour) =>
	`drawbox=x=iw*${x}:y=ih*${y}:w=iw*${width}:h=ih*${height}:color=${colour}:t=fill`;
/** Two lines of words as they look from afar, letters covering half of their place: from the left, the top, width. */
const twoLines = [
	...[
		[0.14, 0.74, 0.16],
		[0.33, 0.74, 0.1],
		[0.46, 0.74, 0.18],
		[0.67, 0.74, 0.2],
	],
	...[
		[0.22, 0.79, 0.2],
		[0.45, 0.79, 0.12],
		[0.6, 0.79, 0.15],
	],
]
	.flatMap(([x = 0, y = 0, width = 0]) => [
		box([x - 0.006, y - 0.006, width + 0.012, 0.042], 'black@0.4'),
		box([x, y, width, 0.03], 'white@0.5'),
	])
	.join(',');
const band = box([0, 0.72, 1, 0.14], 'black@0.6');

/** Changes of what is seen. @type {Record<string, Change>} */
export const seen = {
	're-encoded at CRF 38, half the size': { args: ['-vf', 'scale=iw/2:ih/2', ...visible, '-crf', '38'] },
	'twice the size': { args: ['-vf', 'scale=iw*2:ih*2', ...visible] },
	'cropped by 4 %': { args: ['-vf', 'crop=iw*0.96:ih*0.96', ...visible] },
	'cropped by 10 %': { args: ['-vf', 'crop=iw*0.9:ih*0.9', ...visible] },
	'two lines of words': { args: ['-vf', twoLines, ...visible] },
	'two lines on a full-width band': { args: ['-vf', `${band},${twoLines}`, ...visible] },
	'brighter, more contrast': { args: ['-vf', 'eq=brightness=0.08:contrast=1.15', ...visible] },
	'colours turned, saturated': { args: ['-vf', 'hue=h=40:s=1.5', ...visible] },
	mirrored: { args: ['-vf', 'hflip', ...visible] },
	'1.03 times as fast': { args: ['-vf', 'setpts=PTS/1.03', '-af', 'atempo=1.03', ...visible] },
	'first 1.1 s cut off': { args: ['-ss', '1.1', ...visible] },
	'25 frames a second': { args: ['-r', '25', ...visible] },
};

/** Changes of what is heard; `MUSIC` stands for other music under it. @type {Record<string, Change>} */
export const heard = {
	'MP3 at 64 kbit/s': { args: ['-c:a', 'libmp3lame', '-b:a', '64k'], extension: 'mp3' },
	'AAC at 32 kbit/s': { args: ['-c:a', 'aac', '-b:a', '32k'], extension: 'm4a' },
	'12 dB quieter': { args: ['-af', 'volume=-12dB'] },
	'pink noise under it': { args: ['NOISE'] },
	'other music under it': { args: ['MUSIC'] },
	'offset by half a step (64 ms)': { args: ['-ss', '0.064'] },
	'1.03 times as fast, same pitch': { args: ['-af', 'atempo=1.03'] },
	'1.03 times as fast, higher pitch': { args: ['-af', 'asetrate=49440,aresample=48000'] },
};

/** @param {string} folder @param {Made} made @param {string} name @param {Change} change */
export async function changeVideo(folder, made, name, change) {
	const out = path.join(folder, `${made.name}-${name.replace(/\W+/g, '-')}.mp4`);
	await ffmpeg('-i', made.file, ...change.args, '-c:a', 'aac', out);
	return out;
}

/** @param {string} folder @param {Made} made @param {string} name @param {Change} change @param {string} otherMusic */
export async function changeSound(folder, made, name, { args, extension = 'wav' }, otherMusic) {
	const out = path.join(folder, `${made.name}-${name.replace(/\W+/g, '-')}.${extension}`);
	const under = (/** @type {string} */ volume) => [
		...['-filter_complex', `[0:a]aresample=48000[a];[1:a]volume=${volume}[b];[a][b]amix=normalize=0:duration=first`],
	];
	if (args[0] === 'MUSIC') await ffmpeg('-i', made.speech, '-i', otherMusic, ...under('-16dB'), out);
	else if (args[0] === 'NOISE')
		await ffmpeg('-i', made.mixed, '-f', 'lavfi', '-i', 'anoisesrc=a=0.03:c=pink:r=48000:seed=5', ...under('0dB'), out);
	else await ffmpeg('-i', made.mixed, ...args, out);
	return out;
}
