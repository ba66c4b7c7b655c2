import { dirname } from 'node:path';
import type { ConvertPicture } from '../../domain/media/convert-picture.js';
import type { Log } from '../../domain/ports.js';
import { configurationInvalid, inputInvalid } from '../../domain/refusal.js';
import { convertArguments } from './arguments/convert-arguments.js';
import { mayBeTransparent } from './may-be-transparent.js';
import type { ProbeMedia } from './probe-media.js';
import { renderFailure } from './render-failure.js';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.js';

export type PictureTools = { ffmpegPath: string; probeMedia: ProbeMedia; log: Log };

/** A damaged file may keep a decoder busy for ever; a sound one takes seconds. */
const stallMs = 30_000;

export function createConvertPicture({ ffmpegPath, probeMedia, log }: PictureTools): ConvertPicture {
	return async (source, wish, { out, signal }) => {
		const media = await probeMedia(source, signal);
		if (media?.kind !== 'image' || media.width === null || media.height === null) throw pictureUnreadable();
		const args = convertArguments(wish, { source, out, transparent: await mayBeTransparent(source) });
		try {
			const { frames } = await runFfmpeg(ffmpegPath, { args, cwd: dirname(out), signal, out, stallMs });
			if (frames !== 1) throw pictureUnreadable();
		} catch (error) {
			if (!(error instanceof FfmpegFailed)) throw error;
			if (/Unknown encoder/.test(error.stderrTail)) throw encoderMissing(wish.format, error);
			if (error.exitCode === null || /No space left/.test(error.stderrTail)) throw renderFailure(error, log, args);
			throw pictureUnreadable(error);
		}
		return { width: media.width, height: media.height };
	};
}

const pictureUnreadable = (cause?: unknown) =>
	inputInvalid('picture-unreadable', 'This is no picture that can be decoded', {
		field: 'assetId',
		fix: 'Choose a JPEG, PNG or WebP file that opens elsewhere',
		cause,
	});

const encoderMissing = (format: string, cause: unknown) =>
	configurationInvalid('ffmpeg-encoder-missing', `This FFmpeg cannot write ${format} files`, {
		field: 'format',
		fix: 'Choose another format, or install a complete FFmpeg (Debian: apt install ffmpeg)',
		cause,
	});
