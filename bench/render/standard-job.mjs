import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
const still = { width: 1536, height: 2688 };

/** Places of the Mandelbrot set with much, little and middling detail. */
export const places = [
	[-0.7436439, 0.131826, 0.004],
	[-0.7502, 0.1102, 0.02],
	[-1.25066, 0.02012, 0.006],
	[0.274, 0.0065, 0.01],
	[-0.16, 1.0405, 0.03],
	[-0.5482, 0.6134, 0.06],
	[-1.4, 0.001, 0.08],
	[-0.1015, 0.9563, 0.02],
	[-0.235125, 0.827215, 0.01],
];
/** The last picture takes the place of another one when a scene changes. */
export const sceneCount = places.length - 1;
const text =
	'When the storm came over the bay the old keeper climbed the tower again and lit the lamp with a match that was nearly wet. ' +
	'Far out a small boat turned its bow to the light. Nobody had told the keeper that he was no longer paid. ' +
	'He counted the turns of the lens as his father had done and wrote each ship into the book. ' +
	'In the morning the sea lay still and a girl stood at the door with bread and a question. ' +
	'Who keeps the light when you are gone? He gave her the key and showed her how to trim the wick.';

/**
 * Pictures of the standard job as files, made by FFmpeg: stills with a little grain, as paintings and photographs have it.
 * @param {string} folder
 * @returns {Promise<string[]>}
 */
async function makeStills(folder) {
	const files = [];
	for (const [index, [x, y, scale]] of places.entries()) {
		const file = path.join(folder, `still-${index}.png`);
		const source = `mandelbrot=s=${still.width}x${still.height}:start_x=${x}:start_y=${y}:start_scale=${scale}:end_scale=${scale}:maxiter=400:r=1`;
		const filters = 'format=yuv444p,gblur=sigma=1.2,noise=alls=2:all_seed=7,format=rgb24';
		await exec('ffmpeg', [
			'-v',
			'error',
			'-nostdin',
			'-f',
			'lavfi',
			'-i',
			source,
			'-vf',
			filters,
			'-frames:v',
			'1',
			file,
		]);
		files.push(file);
	}
	return files;
}

/** Syllables at the rate of the words, and four chords of music that repeat. */
const sounds = {
	narration: [
		'(0.5*sin(2*PI*140*t)+0.3*sin(2*PI*280*t)+0.15*sin(2*PI*1120*t))*abs(sin(PI*t/0.182))*lt(mod(t\\,0.364)\\,0.32)*0.5',
		'24000',
	],
	music: ['0.1*(sin(2*PI*220*t)+sin(2*PI*277.2*t)+sin(2*PI*329.6*t))*(1+0.3*sin(2*PI*0.25*t))', '44100'],
};

/**
 * Sounds of the standard job as files: a narration as long as the video, and music of 16 s.
 * @param {string} folder @param {number} seconds
 */
export async function makeSounds(folder, seconds) {
	const made = Object.entries(sounds).map(async ([name, [expression, rate]]) => {
		const file = path.join(folder, `${name}.wav`);
		const source = `aevalsrc=${expression}:s=${rate}:d=${name === 'music' ? 16 : seconds}`;
		await exec('ffmpeg', ['-v', 'error', '-nostdin', '-f', 'lavfi', '-i', source, file]);
		return file;
	});
	const [narration = '', music = ''] = await Promise.all(made);
	return { narration, music };
}

/**
 * Files of the standard job.
 * @param {string} folder @param {number} seconds
 */
export async function makeMedia(folder, seconds) {
	const [stills, { narration, music }] = [await makeStills(folder), await makeSounds(folder, seconds)];
	return { stills, narration, music };
}
/** @typedef {Awaited<ReturnType<typeof makeMedia>>} Media */

export const assetIdOf = (/** @type {number} */ index) => String(index).repeat(64);
const [narrationId, musicId] = ['e'.repeat(64), 'f'.repeat(64)];

/** @param {Media} media @returns {Record<string, string>} files by asset id */
export const filesOf = ({ stills, narration, music }) => ({
	...Object.fromEntries(stills.map((file, index) => [assetIdOf(index), file])),
	...soundFiles({ narration, music }),
});

/** @param {{ narration: string, music: string }} sounds */
export const soundFiles = ({ narration, music }) => ({ [narrationId]: narration, [musicId]: music });

/** What is known of every still. */
export const stillFacts = {
	...{ kind: /** @type {const} */ ('image'), ...still, durationMs: null, fps: null, videoCodec: 'png' },
	...{ audioCodec: null, sampleRateHz: null, channels: null },
};

/**
 * Eight stills with a camera over each, crossfades of half a second, captions word by word, a narration and music that
 * steps back for it, 1080 pixels at the shorter side and 30 frames a second.
 * @param {number} seconds of the whole video
 * @param {{ quality?: string, formats?: readonly string[], changed?: boolean }} [options] `changed`: the third scene shows
 * a picture that it did not show before
 */
export function standardTimeline(seconds, { quality = 'standard', formats = ['9:16'], changed = false } = {}) {
	const durationMs = (seconds * 1000) / sceneCount;
	const scenes = Array.from({ length: sceneCount }, (_, index) => ({
		...{ id: `scene-${index}`, durationMs },
		visual: { kind: 'still', assetIds: { '9:16': assetIdOf(changed && index === 2 ? sceneCount : index) } },
		motion: {
			from: { zoom: index % 2 ? 1.18 : 1, centreX: 0.5, centreY: 0.46 },
			to: { zoom: index % 2 ? 1.04 : 1.2, centreX: 0.52, centreY: 0.52 },
		},
		transition: { kind: 'crossfade', durationMs: Math.min(500, durationMs / 2) },
	}));
	return told(scenes, seconds, formats, quality);
}

/**
 * Scenes with what is said and heard over them, and the formats that they are shown in.
 * @template S @param {S[]} scenes @param {number} seconds @param {readonly string[]} formats @param {string} quality
 */
export const told = (scenes, seconds, formats, quality) => ({
	...{ version: 1, locale: 'en', scenes },
	captions: { scenes: spoken(seconds * 1000), style: 'karaoke', profile: 'shorts', burnIn: true },
	voice: [{ assetId: narrationId, startMs: 0 }],
	music: { assetId: musicId },
	outputs: formats.map((aspectRatio) => ({ aspectRatio, fps: 30, quality })),
});

/** The text at 2.75 words a second, from its beginning for as long as the video lasts. @param {number} durationMs */
function spoken(durationMs) {
	const wordMs = 364;
	const words = [...text.matchAll(/\S+/g)].slice(0, Math.floor(durationMs / wordMs)).map((match, index) => ({
		...{ text: match[0], startMs: index * wordMs, endMs: index * wordMs + 320 },
		...{ charStart: match.index, charEnd: match.index + match[0].length, source: 'native' },
	}));
	return [{ startMs: 0, durationMs, text: text.slice(0, words.at(-1)?.charEnd ?? 0), words }];
}
