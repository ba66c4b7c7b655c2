import { open } from 'node:fs/promises';

/** Chunks that stand before a PNG's pixels are looked for in so many bytes; colour profiles are among them. */
const headBytes = 65_536;

/**
 * Whether a picture can have transparent parts, by its first bytes: PNG (W3C, 11.2.2 and 11.3.2), JPEG and WebP (RFC
 * 9649). True for whatever else it is.
 */
export async function mayBeTransparent(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
		const head = buffer.subarray(0, bytesRead);
		if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return false;
		if (head.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))) return pngMayBe(head);
		const isWebp = head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP';
		return !isWebp || head.toString('latin1', 12, 16) !== 'VP8 ';
	} finally {
		await file.close();
	}
}

function pngMayBe(head: Buffer): boolean {
	const plain = [0, 2];
	if (head.length < 26 || !plain.includes(head[25] ?? -1)) return true;
	for (let at = 8; at + 8 <= head.length; at += 12 + head.readUInt32BE(at)) {
		const name = head.toString('latin1', at + 4, at + 8);
		if (name === 'IDAT') return false;
		if (name === 'tRNS') return true;
	}
	return true;
}
