import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);
export const ffmpeg = async (...args: string[]) =>
	void (await exec('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args]));

const coded = [
	'-c:v',
	'libx264',
	'-preset',
	'ultrafast',
	'-crf',
	'18',
	'-pix_fmt',
	'yuv420p',
	'-c:a',
	'aac',
	'-b:a',
	'128k',
];

/** Three voices that change their notes at moments of their own; another seed plays other notes. */
export function tune(seed: number, seconds: number): string {
	const voice = (tempo: number, step: number) => {
		const beat = `floor(t*${tempo})`;
		return `0.2*sin(2*PI*t*(280+mod(${beat}*${beat}*${step + seed * 7}+${seed * 61}\\,2200)))`;
	};
	return `aevalsrc=${voice(5, 137)}+${voice(3, 271)}+${voice(7, 89)}:s=44100:d=${seconds}`;
}

/** Pictures of FFmpeg's sources that move all the time and are unlike each other. */
export const scenes = {
	fractal: 'mandelbrot=s=320x180:r=10:start_scale=2.2:end_scale=0.3:end_pts=120',
	cells:
		'life=s=64x36:r=4:mold=12:ratio=0.3:seed=5:death_color=#203060:life_color=#e0e0a0,scale=320:180:flags=bilinear,fps=10,gblur=sigma=4',
	rule: 'cellauto=s=80x45:r=6:rule=110:seed=9:scroll=1,scale=320:180:flags=bilinear,fps=10,gblur=sigma=5',
} as const;

/** A clip of 12 s, with a tune unless it is to be silent. */
export async function makeScene(folder: string, scene: keyof typeof scenes, seed: number | null): Promise<string> {
	const out = path.join(folder, `${scene}-${seed}.mp4`);
	const sound = seed === null ? [] : ['-f', 'lavfi', '-i', tune(seed, 12)];
	await ffmpeg('-f', 'lavfi', '-i', scenes[scene], ...sound, '-t', '12', ...coded, out);
	return out;
}

/** What comes of a file by FFmpeg's output arguments. */
export async function changed(folder: string, file: string, name: string, args: readonly string[]): Promise<string> {
	const out = path.join(folder, name);
	await ffmpeg('-i', file, ...(/\.(mp4|mkv)$/.test(name) ? coded : []), ...args, out);
	return out;
}

/** `inner` from `startSeconds` on for 5 s, between the beginning and the end of `outer`. */
export async function reuse(folder: string, outer: string, inner: string, startSeconds: number): Promise<string> {
	const out = path.join(folder, 'reused.mp4');
	const cut = (input: number, from: number, to: number, label: string) =>
		`[${input}:v]trim=${from}:${to},setpts=PTS-STARTPTS,fps=10,scale=320:180,setsar=1[v${label}];` +
		`[${input}:a]atrim=${from}:${to},asetpts=PTS-STARTPTS[a${label}]`;
	const parts = [cut(0, 0, 4, 'a'), cut(1, startSeconds, startSeconds + 5, 'b'), cut(0, 4, 8, 'c')];
	const graph = `${parts.join(';')};[va][aa][vb][ab][vc][ac]concat=n=3:v=1:a=1[v][a]`;
	await ffmpeg(
		'-i',
		outer,
		'-i',
		inner,
		'-filter_complex',
		graph,
		'-map',
		'[v]',
		'-map',
		'[a]',
		...coded,
		'-crf',
		'26',
		out,
	);
	return out;
}
