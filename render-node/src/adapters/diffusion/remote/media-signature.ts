export type MediaSignature = 'png' | 'jpeg' | 'webp' | 'mp4' | 'webm' | 'avi';

/** What a file's first 12 bytes say that it is; null for anything else, whatever its name or type says. */
export function mediaSignature(bytes: Uint8Array): MediaSignature | null {
	const start = Buffer.from(bytes.subarray(0, 12));
	const word = (from: number) => start.toString('latin1', from, from + 4);
	if (start.length < 12) return null;
	if (start.toString('hex', 0, 8) === '89504e470d0a1a0a') return 'png';
	if (start.toString('hex', 0, 3) === 'ffd8ff') return 'jpeg';
	if (start.toString('hex', 0, 4) === '1a45dfa3') return 'webm';
	if (word(4) === 'ftyp') return 'mp4';
	if (word(0) !== 'RIFF') return null;
	if (word(8) === 'WEBP') return 'webp';
	return word(8) === 'AVI ' ? 'avi' : null;
}
