import { crc32 } from 'node:zlib';

/** A chunk of a PNG with its length and checksum (ISO/IEC 15948 clause 5), as it lies in the file. */
export type PngChunk = { type: string; bytes: Buffer };

export const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Length, type and checksum. */
const overheadBytes = 12;

/** The chunks of a whole PNG up to its end; null for anything else. */
export function readChunks(file: Buffer): PngChunk[] | null {
	if (!file.subarray(0, pngSignature.length).equals(pngSignature)) return null;
	const chunks: PngChunk[] = [];
	for (let at = pngSignature.length; at + overheadBytes <= file.length; ) {
		const bytes = file.subarray(at, at + overheadBytes + file.readUInt32BE(at));
		const chunk = { type: bytes.toString('latin1', 4, 8), bytes };
		if (chunks.push(chunk) === 1 && chunk.type !== 'IHDR') return null;
		at += overheadBytes + file.readUInt32BE(at);
		if (chunk.type === 'IEND') return at <= file.length ? chunks : null;
	}
	return null;
}

/** International text, not compressed. PNG's keywords and texts end at a zero byte, so the text has none. */
export function textChunk(keyword: string, text: string): PngChunk {
	const data = Buffer.from(`${keyword}\0\0\0\0\0${text.toWellFormed().replaceAll('\0', '')}`);
	const type = 'iTXt';
	const typed = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const bytes = Buffer.alloc(overheadBytes + data.length);
	bytes.writeUInt32BE(data.length, 0);
	typed.copy(bytes, 4);
	bytes.writeUInt32BE(crc32(typed), 8 + data.length);
	return { type, bytes };
}

/** The keyword of a text chunk; null for any other chunk. */
export function keywordOf({ type, bytes }: PngChunk): string | null {
	if (type !== 'iTXt' && type !== 'tEXt' && type !== 'zTXt') return null;
	const end = bytes.indexOf(0, 8);
	return bytes.toString('latin1', 8, end === -1 ? 8 : end);
}
