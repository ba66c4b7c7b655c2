import type { Media } from '@showrunner/contract';
import { sourceNoMedia } from './fetch-problems.js';

/** Containers of sound and pictures whose registered names say neither. */
const mediaApplications = /^application\/(ogg|mxf|vnd\.(ms-asf|rn-realmedia)|x-subrip)$/;
const families = /^(video|audio)\/|^image\/(?!svg)|^text\/(vtt|x-ssa)$/;

const isMediaType = (type: string) => families.test(type) || mediaApplications.test(type);

/**
 * The media type of a file from outside, by its first bytes and by what a probe made of it. What the server says counts
 * only where the bytes say nothing. Refuses with `source-no-media`: a page of HTML saved as .mp4 goes no further.
 */
export function importedType(found: { sniffed: string | null; declared: string | null; media: Media | null }): string {
	const { sniffed, declared, media } = found;
	if (sniffed !== null && !isMediaType(sniffed)) throw sourceNoMedia(sniffed);
	if (media === null || media.kind === 'other') throw sourceNoMedia(sniffed ?? declared);
	if (sniffed !== null) return sniffed;
	if (media.kind === 'text') return 'text/plain';
	return declared?.startsWith(`${media.kind}/`) ? declared : 'application/octet-stream';
}

/** Whether the bytes are of another family than the server says: a picture where a video was announced. */
export function isMislabelled(declared: string | null, type: string): boolean {
	const family = (text: string) => /^(video|audio|image|text)\//.exec(text)?.[1];
	const said = declared === null ? undefined : family(declared);
	return said !== undefined && family(type) !== undefined && said !== family(type);
}
