import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { fromService } from './service-parts.mjs';

const exec = promisify(execFile);

/** @param {string[]} args */
export const ffmpeg = async (...args) => void (await exec('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args]));

const moods = /** @type {const} */ (['calm', 'uplifting', 'mysterious', 'dramatic', 'playful']);
const voices = ['slt', 'rms', 'awb', 'kal'];
const words = [
	[
		'The old',
		'A quiet',
		'The last',
		'A young',
		'The distant',
		'A broken',
		'The winter',
		'A golden',
		'The sleeping',
		'A hidden',
		'The northern',
	],
	[
		'harbour',
		'forest',
		'desert',
		'mountain',
		'city',
		'river',
		'moon',
		'storm',
		'garden',
		'island',
		'valley',
		'snow',
		'lighthouse',
	],
	[
		'keeps',
		'remembers',
		'answers',
		'forgets',
		'follows',
		'carries',
		'measures',
		'hides',
		'repairs',
		'promises',
		'watches',
		'invents',
		'borrows',
	],
	[
		'a letter',
		'seven bells',
		'the map',
		'a lantern',
		'every stone',
		'a secret',
		'the ferry',
		'no name',
		'a bridge',
		'the clock',
		'two keys',
	],
	[
		'before dawn',
		'without a sound',
		'against the wind',
		'under the ice',
		'for a stranger',
		'beyond the road',
		'after the war',
		'in one night',
	],
];
const encoded = [
	'-c:v',
	'libx264',
	'-preset',
	'ultrafast',
	'-crf',
	'20',
	'-pix_fmt',
	'yuv420p',
	'-c:a',
	'aac',
	'-b:a',
	'128k',
];
/** Another sentence for each scene of each video. @param {number} video @param {number} scene */
const sentence = (video, scene) =>
	`${words.map((list, i) => list[(video * 31 + scene * 7 + i * video * (i + 2) + scene * i * 3) % list.length]).join(' ')}.`;

/**
 * Pictures as the service draws them: landscapes, and cards with a text.
 * @param {string} folder @param {'art' | 'card'} kind @param {number} video
 */
async function drawScenes(folder, kind, video) {
	const { draw, fonts } = await fromService();
	return await Promise.all(
		[0, 1, 2, 3].map(async (index) => {
			const file = path.join(folder, `${kind}-${video}-${index}.jpg`);
			const look = { width: 720, height: 1280, text: sentence(video, index), mood: moods[video % 5] ?? 'calm', index };
			await writeFile(
				file,
				await draw({ ...look, kind, seed: 100 + video, locale: 'en', fonts }, AbortSignal.timeout(60_000)),
			);
			return file;
		}),
	);
}

/**
 * A voice that reads the story over music of the service.
 * @param {string} folder @param {string} name @param {number} video
 */
async function makeSound(folder, name, video) {
	const { makeMusic } = await fromService();
	const text = Array.from({ length: 9 }, (_, scene) => sentence(video, scene)).join(' ');
	const speech = path.join(folder, `${name}-speech.wav`);
	await ffmpeg('-f', 'lavfi', '-i', `flite=voice=${voices[video % 4]}:text='${text}'`, '-t', '20', speech);
	const wish = { mood: moods[video % 5] ?? 'calm', seed: 200 + video, durationMs: 20_000 };
	const music = await makeMusic(wish, { workDir: folder, signal: AbortSignal.timeout(120_000) });
	const mixed = path.join(folder, `${name}.wav`);
	const mix = '[0:a]aresample=48000,apad[a];[1:a]volume=-16dB[b];[a][b]amix=normalize=0:duration=first';
	await ffmpeg('-i', speech, '-i', music.path, '-filter_complex', mix, '-t', '20', mixed);
	return { speech, music: music.path, mixed };
}

/**
 * A story of four scenes of 5 s under a slow camera, with voice and music.
 * @param {string} folder @param {'art' | 'card'} kind @param {number} video
 */
export async function makeStory(folder, kind, video) {
	const stills = await drawScenes(folder, kind, video);
	const sound = await makeSound(folder, `${kind}-${video}`, video);
	const out = path.join(folder, `${kind}-${video}.mp4`);
	const moves = stills.map(
		(_, i) =>
			`[${i}:v]zoompan=z='1+${i % 2 ? '0.2-0.0026*on' : '0.0026*on'}':x='(iw-iw/zoom)*${i / 3}':y='(ih-ih/zoom)/2':d=75:s=360x640:fps=15[v${i}]`,
	);
	const joined = `${moves.join(';')};${stills.map((_, i) => `[v${i}]`).join('')}concat=n=4[v]`;
	await ffmpeg(
		...stills.flatMap((file) => ['-i', file]),
		'-i',
		sound.mixed,
		'-filter_complex',
		joined,
		'-map',
		'[v]',
		'-map',
		'4:a',
		...encoded,
		out,
	);
	return { name: `${kind}-${video}`, file: out, ...sound, stills };
}

const sources = {
	mandelbrot: 'mandelbrot=s=640x360:r=15:end_scale=0.02:end_pts=300',
	life: 'life=s=160x90:r=8:mold=10:ratio=0.3:seed=3:death_color=#203060:life_color=#e0e0a0,scale=640:360:flags=bilinear,fps=15,gblur=sigma=3',
	automaton: 'cellauto=s=160x90:r=15:rule=110:seed=9:scroll=1,scale=640:360:flags=bilinear,gblur=sigma=4',
	'test-pattern': 'testsrc2=s=640x360:r=15',
};

/**
 * Moving pictures from FFmpeg's sources, with music of the service.
 * @param {string} folder @param {keyof typeof sources} name @param {number} video
 */
async function makePattern(folder, name, video) {
	const sound = await makeSound(folder, name, video);
	const out = path.join(folder, `${name}.mp4`);
	await ffmpeg(
		'-f',
		'lavfi',
		'-i',
		sources[name],
		'-i',
		sound.mixed,
		'-map',
		'0:v',
		'-map',
		'1:a',
		'-t',
		'20',
		...encoded,
		out,
	);
	return { name, file: out, ...sound, stills: /** @type {string[]} */ ([]) };
}

/**
 * Videos of 20 s that have nothing in common but what one maker's videos have.
 * @param {string} folder @param {{ art: number, card: number }} counts
 */
export async function makeCorpus(folder, { art, card }) {
	const made = [];
	for (let video = 0; video < art; video++) made.push(await makeStory(folder, 'art', video));
	for (let video = 0; video < card; video++) made.push(await makeStory(folder, 'card', art + video));
	for (const [index, name] of Object.keys(sources).entries())
		made.push(await makePattern(folder, /** @type {keyof typeof sources} */ (name), art + card + index));
	return made;
}
