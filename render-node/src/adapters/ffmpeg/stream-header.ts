import { createHash } from 'node:crypto';

/** Boxes of an MP4 that hold what a decoder must know before the first frame, of H.264, HEVC, AV1 and VP9. */
const headerBoxes = ['avcC', 'hvcC', 'av1C', 'vpcC'];

/**
 * Eight digits that name the parameter sets of an MP4: the content of its `avcC` box (ISO/IEC 14496-15, 5.3.3) or of that
 * of another codec. Segments join without encoding again only while these are equal, and a new driver may write other ones.
 */
export function streamHeader(mp4: Buffer): string {
	const type = Math.max(...headerBoxes.map((name) => mp4.indexOf(name)));
	const header = type < 4 ? Buffer.alloc(0) : mp4.subarray(type, type - 4 + mp4.readUInt32BE(type - 4));
	return createHash('sha256').update(header).digest('hex').slice(0, 8);
}
