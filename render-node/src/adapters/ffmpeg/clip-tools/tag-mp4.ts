import { appendFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { MediaTags } from '../../../domain/diffusion/media-tools.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { renderFailure } from '../render-failure.js';
import { FfmpegFailed, runFfmpeg } from '../run-ffmpeg.js';
import type { ClipTools } from './create-media-tools.js';
import { replaceFile } from './replace-file.js';
import { xmpPacket } from './xmp-packet.js';

/** Copies the streams as they are into a file with tags: the settings as its comment, and XMP as for pictures. */
export async function tagMp4(tools: ClipTools, path: string, tags: MediaTags, signal: AbortSignal): Promise<void> {
	await replaceFile(path, async (out) => {
		const args = tagArguments(path, tags, out);
		try {
			await runFfmpeg(tools.ffmpegPath, { args, cwd: dirname(path), signal, out });
		} catch (error) {
			throw error instanceof FfmpegFailed ? renderFailure(error, tools.log, args) : error;
		}
		await appendFile(out, xmpBox(tags));
	});
}

function tagArguments(path: string, { description, settings, software }: MediaTags, out: string): string[] {
	return [
		...[...globalArguments, ...hostileGlobalArgs, ...hostileInputArgs, '-i', `file:${path}`],
		...['-map', '0:V', '-map', '0:a?', '-c', 'copy', '-map_metadata', '-1', '-fflags', '+bitexact'],
		...['-metadata', `description=${argument(description)}`, '-metadata', `comment=${argument(settings)}`],
		...['-metadata', `software=${argument(software)}`],
		...['-movflags', '+faststart+use_metadata_tags', '-f', 'mp4', `file:${out}`],
	];
}

/** An argument ends at a zero byte. */
const argument = (text: string) => text.toWellFormed().replaceAll('\0', '');

/** Where XMP lies in an ISO container (XMP specification part 3, 1.1.4). A box at the end moves no other one. */
const xmpBoxId = 'be7acfcb97a942e89c71999491e3afac';

function xmpBox(tags: MediaTags): Buffer {
	const content = Buffer.concat([Buffer.from('uuid'), Buffer.from(xmpBoxId, 'hex'), Buffer.from(xmpPacket(tags))]);
	const length = Buffer.alloc(4);
	length.writeUInt32BE(4 + content.length);
	return Buffer.concat([length, content]);
}
