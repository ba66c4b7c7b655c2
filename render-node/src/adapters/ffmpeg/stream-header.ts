import { createHash } from 'node:crypto';

/**
 * Eight digits that name the H.264 parameter sets of an MP4: the content of its `avcC` box (ISO/IEC 14496-15, 5.3.3).
 * Segments join without encoding again only while these are equal, and a new driver may write other ones.
 */
export function streamHeader(mp4: Buffer): string {
	const type = mp4.indexOf('avcC');
	const header = type < 4 ? Buffer.alloc(0) : mp4.subarray(type, type - 4 + mp4.readUInt32BE(type - 4));
	return createHash('sha256').update(header).digest('hex').slice(0, 8);
}
