import { readFile, writeFile } from 'node:fs/promises';
import type { MediaTags } from '../../../domain/diffusion/media-tools.js';
import { inputInvalid } from '../../../domain/refusal.js';
import { keywordOf, pngSignature, readChunks, textChunk } from './png-chunks.js';
import { replaceFile } from './replace-file.js';
import { xmpPacket } from './xmp-packet.js';

/**
 * Writes texts behind the header of a PNG: `Description` and `Software` are the standard's own keywords, `parameters` is
 * where picture generators put their settings, and XMP tells programs that check where a picture comes from.
 */
export async function tagPng(path: string, tags: MediaTags, signal: AbortSignal): Promise<void> {
	signal.throwIfAborted();
	const [header, ...rest] = readChunks(await readFile(path)) ?? [];
	if (!header) throw inputInvalid('picture-unreadable', 'The picture is no whole PNG');
	const texts = [
		textChunk('Description', tags.description),
		textChunk('Software', tags.software),
		textChunk('parameters', tags.settings),
		textChunk('XML:com.adobe.xmp', xmpPacket(tags)),
	];
	const ours = new Set<string | null>(texts.map(keywordOf));
	const kept = rest.filter((chunk) => !ours.has(keywordOf(chunk)));
	const file = Buffer.concat([pngSignature, ...[header, ...texts, ...kept].map(({ bytes }) => bytes)]);
	await replaceFile(path, async (out) => {
		await writeFile(out, file);
		signal.throwIfAborted();
	});
}
