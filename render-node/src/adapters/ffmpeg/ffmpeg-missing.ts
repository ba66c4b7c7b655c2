import { configurationInvalid } from '../../domain/refusal.js';

export const ffmpegMissing = (cause: unknown) =>
	configurationInvalid('ffmpeg-missing', 'FFmpeg cannot be started', {
		fix: 'Install FFmpeg (Debian: apt install ffmpeg), or give its path in the configuration of the render-node',
		cause,
	});
