import { loadImage, type Image } from '@napi-rs/canvas';
import { sniffType } from '../fetching/sniff-type.js';
import { UnreadablePicture } from './unreadable-picture.js';

/** By their first bytes: the decoder would take an SVG too, with whatever that loads. */
const decoded = new Set(['png', 'jpeg', 'webp', 'gif', 'avif', 'bmp'].map((kind) => `image/${kind}`));

/** Rejects with `UnreadablePicture`. */
export async function readPicture(path: string): Promise<Image> {
	try {
		const type = await sniffType(path);
		if (type === null || !decoded.has(type)) throw new TypeError(`${type ?? 'an unknown file'} is no picture`);
		return await loadImage(path);
	} catch (cause) {
		throw new UnreadablePicture(cause);
	}
}
