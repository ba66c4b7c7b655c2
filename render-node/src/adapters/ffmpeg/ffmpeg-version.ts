import { askFfmpeg } from './ask-ffmpeg.js';

/** Such as `5.1.9-0+deb12u1`: another build may draw or encode the same plan to other bytes. */
export async function ffmpegVersion(ffmpegPath: string): Promise<string> {
	const text = await askFfmpeg(ffmpegPath, ['-version']);
	return /^ffmpeg version (\S+)/.exec(text)?.[1] ?? text.slice(0, 40);
}
