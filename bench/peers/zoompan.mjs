import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { encoderArguments } from '../../render-node/dist/adapters/ffmpeg/arguments/encoder-arguments.js';
import { plainSound } from '../render/plain-sound.mjs';

const exec = promisify(execFile);
const frame = { width: 1080, height: 1920 };
const fps = 30;
const fadeSeconds = 0.5;

/**
 * One command as it stands in tutorials: each still four times as large so that `zoompan` does not jerk, crossfades by
 * `xfade`, captions by `subtitles`.
 * @param {import('./run.mjs').PeerJob} job
 * @returns {Promise<import('./run.mjs').Peer>}
 */
export async function zoompan({ seconds, media: { stills, narration, music }, folder, captions, encoder }) {
	const out = path.join(folder, 'zoompan.mp4');
	const each = seconds / stills.length + fadeSeconds;
	const moved = stills.map(
		(_, index) =>
			`[${index}:v]scale=${4 * frame.width}:${4 * frame.height}:force_original_aspect_ratio=increase,crop=${4 * frame.width}:${4 * frame.height},` +
			`zoompan=z='1+0.2*on/${Math.round(each * fps)}':x='iw/2-(iw/zoom/2)':y='ih/2-(ih/zoom/2)':d=${Math.round(each * fps)}:s=${frame.width}x${frame.height}:fps=${fps},format=yuv420p[m${index}]`,
	);
	const faded = stills.slice(1).map((_, index) => {
		const before = index === 0 ? '[m0]' : `[f${index}]`;
		const offset = ((index + 1) * (each - fadeSeconds)).toFixed(3);
		return `${before}[m${index + 1}]xfade=transition=fade:duration=${fadeSeconds}:offset=${offset}[f${index + 1}]`;
	});
	const captioned = `[f${stills.length - 1}]subtitles=${path.basename(captions)}[out]`;
	const sound = plainSound(`[${stills.length}:a]`, `[${stills.length + 1}:a]`);
	const graph = [...moved, ...faded, captioned, ...sound].join(';');
	const args = [
		...['-v', 'error', '-nostdin', '-y', ...stills.flatMap((still) => ['-i', still])],
		...['-i', narration, '-stream_loop', '-1', '-i', music],
		...['-filter_complex', graph, '-map', '[out]', '-map', '[sound]', '-t', String(seconds)],
		...(encoder === 'same' ? ourEncoder() : ['-c:v', 'libx264', '-pix_fmt', 'yuv420p']),
		...['-c:a', 'aac', '-b:a', '192k', out],
	];
	return { render: () => exec('ffmpeg', args, { cwd: folder }), out };
}

const ourEncoder = () => encoderArguments({ frame, fps, quality: 'standard', encoder: 'libx264' }, 2);
