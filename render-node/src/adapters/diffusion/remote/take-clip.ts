import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipFacts } from '../../../domain/diffusion/media-tools.js';
import { Refusal } from '../../../domain/refusal.js';
import { FfmpegFailed, runFfmpeg } from '../../ffmpeg/run-ffmpeg.js';
import { clipArguments } from './clip-arguments.js';
import type { EngineTools } from './engine-tools.js';
import { mediaSignature } from './media-signature.js';
import { resultUnusable } from './result-unusable.js';
import type { TakenFrom } from './take-picture.js';

const containers = ['mp4', 'webm', 'avi'] as const;

/**
 * Writes what a server gave as `<name>.mp4` with H.264 and AAC into the work folder, byte for byte where it is one
 * already. Sound that was not asked for is left out.
 * @throws Refusal `result-unusable`
 */
export async function takeClip(
	bytes: Uint8Array,
	{ server, workDir, name, signal }: TakenFrom,
	wished: { sound: boolean },
	{ ffmpegPath, probeMedia, clipFacts }: EngineTools,
): Promise<{ path: string; facts: ClipFacts }> {
	const kind = containers.find((container) => container === mediaSignature(bytes));
	if (kind === undefined) throw resultUnusable(server, 'It is no MP4, WebM or AVI.');
	const given = join(workDir, `${name}-given.${kind}`);
	const path = join(workDir, `${name}.mp4`);
	try {
		await writeFile(given, bytes);
		const media = await probeMedia(given, signal);
		if (media?.kind !== 'video') throw resultUnusable(server, 'It holds no video that can be read.');
		const sound = wished.sound && media.audioCodec !== null;
		const copies = { picture: media.videoCodec === 'h264', sound: media.audioCodec === 'aac' };
		const asItIs = kind === 'mp4' && copies.picture && (sound ? copies.sound : media.audioCodec === null);
		if (asItIs) await rename(given, path);
		else
			await runFfmpeg(ffmpegPath, {
				args: clipArguments(given, path, { sound, copies }),
				...{ cwd: workDir, signal, out: path },
			});
		return { path, facts: await clipFacts(path, signal) };
	} catch (error) {
		await rm(path, { force: true });
		const undecodable =
			error instanceof FfmpegFailed || (error instanceof Refusal && error.problem.type === 'clip-unreadable');
		throw undecodable ? resultUnusable(server, 'The clip cannot be decoded.') : error;
	} finally {
		await rm(given, { force: true });
	}
}
