import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** Of what a good short clip is made; each part can be swapped for a flawed one. */
export type ClipParts = {
	seconds: number;
	/** FFmpeg source of the picture, without its length. */
	source: string;
	/** Filters after it. */
	picture: string;
	/** Sound as an expression of `t`, or null for none. */
	sound: string | null;
	/** Seconds by which a stream comes later. */
	soundLate: number;
	pictureLate: number;
	audioCodec: string[];
	videoCodec: string[];
	/** Arguments of the output. */
	more: string[];
};

/** One and a half seconds of a tone, then half a second of nothing, and so on. */
export const spoken = (level: number) => `if(lt(mod(t\\,2)\\,1.5)\\,${level}*sin(880*PI*t)\\,0)`;

/** At −14 LUFS. */
export const goodClip: ClipParts = {
	...{ seconds: 6, source: 'testsrc2=s=180x320:r=30', picture: 'null', sound: spoken(0.33) },
	...{ soundLate: 0, pictureLate: 0, audioCodec: ['-c:a', 'aac', '-b:a', '160k'] },
	videoCodec: ['-c:v', 'libx264', '-preset', 'ultrafast'],
	more: [],
};

/** Writes a clip that is good but for the parts that are given. */
export async function makeFlawed(file: string, parts: Partial<ClipParts> = {}): Promise<string> {
	const { seconds, source, picture, sound, soundLate, pictureLate, audioCodec, videoCodec, more } = {
		...goodClip,
		...parts,
	};
	const heard = [
		'-itsoffset',
		String(soundLate),
		'-f',
		'lavfi',
		'-i',
		`aevalsrc=${sound ?? '0'}:s=48000:c=mono:d=${seconds}`,
	];
	await exec('ffmpeg', [
		...['-nostdin', '-v', 'error', '-y', '-itsoffset', String(pictureLate)],
		...['-f', 'lavfi', '-i', `${source}:d=${seconds}`, ...(sound === null ? [] : heard), '-vf', picture],
		...[...videoCodec, '-pix_fmt', 'yuv420p', '-fps_mode', 'passthrough', ...audioCodec, ...more, file],
	]);
	return file;
}
