import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Size } from '../../../domain/timeline/render-plan.js';
import { globalArguments } from '../../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../../ffmpeg/hostile-input.js';
import { FfmpegFailed, runFfmpeg } from '../../ffmpeg/run-ffmpeg.js';
import type { EngineTools } from './engine-tools.js';
import { mediaSignature } from './media-signature.js';
import { resultUnusable } from './result-unusable.js';

export type TakenFrom = { server: string; workDir: string; name: string; signal: AbortSignal };

const stallMs = 30_000;

/**
 * Writes what a server gave as `<name>.png` into the work folder, byte for byte where it is a PNG already. Every picture
 * is decoded once, so that a damaged one is found here.
 * @throws Refusal `result-unusable`
 */
export async function takePicture(
	bytes: Uint8Array | null,
	{ server, workDir, name, signal }: TakenFrom,
	{ ffmpegPath, probeMedia }: EngineTools,
): Promise<{ path: string; size: Size }> {
	const kind = bytes === null ? null : mediaSignature(bytes);
	if (bytes === null || (kind !== 'png' && kind !== 'jpeg' && kind !== 'webp'))
		throw resultUnusable(server, 'It is no PNG, JPEG or WebP.');
	const given = join(workDir, `${name}-given.${kind}`);
	const path = join(workDir, `${name}.png`);
	const out = kind === 'png' ? ['-f', 'null', '-'] : ['-frames:v', '1', '-f', 'image2', '-c:v', 'png', `file:${path}`];
	try {
		await writeFile(given, bytes);
		await runFfmpeg(ffmpegPath, {
			args: [...globalArguments, '-xerror', ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${given}`, ...out],
			...{ cwd: workDir, signal, stallMs, out: kind === 'png' ? null : path },
		});
		if (kind === 'png') await writeFile(path, bytes);
	} catch (error) {
		await rm(path, { force: true });
		throw error instanceof FfmpegFailed ? resultUnusable(server, 'The picture cannot be decoded.') : error;
	} finally {
		await rm(given, { force: true });
	}
	const media = await probeMedia(path, signal);
	if (!media?.width || !media.height) throw resultUnusable(server, 'The picture has no size.');
	return { path, size: { width: media.width, height: media.height } };
}
