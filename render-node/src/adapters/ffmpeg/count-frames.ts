import { open, type FileHandle } from 'node:fs/promises';

/** Hours of video have some MB of tables; more is no file that was written here. */
const mostTableBytes = 256 * 1024 * 1024;

/**
 * How many frames the first video track of an MP4 has, by its table of sizes (ISO/IEC 14496-12, 8.7.3); 0 where there is
 * none. FFmpeg itself tells how many it has copied up to version 6 only.
 */
export async function countFrames(path: string): Promise<number> {
	const file = await open(path);
	try {
		const moov = await readBox(file, 'moov');
		const track = moov && boxes(moov, 'trak').find(isVideo);
		const sizes = track && inside(track, 'mdia', 'minf', 'stbl', 'stsz');
		return sizes && sizes.length >= 12 ? sizes.readUInt32BE(8) : 0;
	} finally {
		await file.close();
	}
}

/** `hdlr` (8.4.3) names after eight bytes what a track holds. */
const isVideo = (track: Buffer) => inside(track, 'mdia', 'hdlr')?.toString('latin1', 8, 12) === 'vide';

const inside = (box: Buffer, ...names: string[]): Buffer | undefined =>
	names.reduce<Buffer | undefined>((found, name) => found && boxes(found, name)[0], box);

/** The contents of the boxes of a name that lie one behind the other. */
function boxes(content: Buffer, name: string): Buffer[] {
	const found: Buffer[] = [];
	for (let at = 0; at + 8 <= content.length; ) {
		const bytes = content.readUInt32BE(at);
		if (bytes < 8) break;
		if (content.toString('latin1', at + 4, at + 8) === name) found.push(content.subarray(at + 8, at + bytes));
		at += bytes;
	}
	return found;
}

/** A box of the file itself, whose sizes may have 64 bits: the media do not have to be read. */
async function readBox(file: FileHandle, name: string): Promise<Buffer | null> {
	const head = Buffer.alloc(16);
	const { size } = await file.stat();
	for (let at = 0; at + 8 <= size; ) {
		await file.read(head, 0, 16, at);
		const short = head.readUInt32BE(0);
		const headBytes = short === 1 ? 16 : 8;
		const bytes = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
		if (bytes < headBytes) return null;
		if (head.toString('latin1', 4, 8) === name) {
			if (bytes > mostTableBytes) return null;
			const content = Buffer.alloc(bytes - headBytes);
			await file.read(content, 0, content.length, at + headBytes);
			return content;
		}
		at += bytes;
	}
	return null;
}
