import { readFile } from 'node:fs/promises';
import { mediaSignature } from './media-signature.js';

export type SourceBytes = { bytes: Buffer<ArrayBuffer>; mediaType: string; fileName: string };

/** A picture as it is sent: its bytes under a name that tells nothing of this machine. */
export async function sourceBytes(path: string): Promise<SourceBytes> {
	const bytes = await readFile(path);
	const kind = mediaSignature(bytes);
	const type = kind === 'jpeg' || kind === 'webp' ? kind : 'png';
	return { bytes, mediaType: `image/${type}`, fileName: `picture.${type}` };
}
