import { configurationInvalid } from '../../domain/refusal.js';
import { askFfmpeg } from './ask-ffmpeg.js';

/** Every filter that the graphs of this folder and of the sound track use. */
export const neededFilters = [
	...['alphamerge', 'ass', 'chromashift', 'color', 'concat', 'crop', 'format', 'fps', 'gblur', 'hflip', 'hue', 'loop'],
	...['lutyuv', 'negate', 'noise', 'null', 'overlay', 'pad', 'perspective', 'vignette'],
	...[
		'premultiply',
		'scale',
		'setparams',
		'setpts',
		'setsar',
		'settb',
		'split',
		'tpad',
		'trim',
		'unpremultiply',
		'xfade',
	],
	...[
		'afade',
		'aformat',
		'alimiter',
		'aloop',
		'amix',
		'anullsrc',
		'apad',
		'aresample',
		'asendcmd',
		'asetnsamples',
		'asetpts',
		'asplit',
		'atempo',
		'atrim',
	],
	...['ebur128', 'sidechaincompress', 'volume'],
] as const;

/** Names of the filters that this FFmpeg has. */
export async function probeFilters(ffmpegPath: string): Promise<Set<string>> {
	const listing = await askFfmpeg(ffmpegPath, ['-filters']);
	return new Set([...listing.matchAll(/^ [T.][S.][C.]?\s+(\w+)\s+\S+->\S+/gm)].map(([, name = '']) => name));
}

/** Refuses with `configuration-invalid`, naming what is missing and what to install. */
export function requireFilters(present: ReadonlySet<string>, needed: readonly string[] = neededFilters): void {
	const missing = needed.filter((name) => !present.has(name));
	if (missing.length === 0) return;
	throw configurationInvalid('ffmpeg-filter-missing', `This FFmpeg was built without the filter ${missing[0]}`, {
		detail: `Missing filters: ${missing.join(', ')}.`,
		fix: `Install a complete FFmpeg of version 5.1 or later${missing.includes('ass') ? ', built with libass' : ''} (Debian: apt install ffmpeg)`,
	});
}
