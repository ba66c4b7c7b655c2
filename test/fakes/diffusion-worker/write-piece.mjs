import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

/** @typedef {{ width: number, height: number, frameCount: number | null, framesPerSecond: number | null, seed: number, prompt: string, sound: boolean }} WirePiece */

/** @param {string} kind @param {Buffer} data */
function chunk(kind, data) {
	const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
	const frame = Buffer.alloc(8);
	frame.writeUInt32BE(data.length, 0);
	frame.writeUInt32BE(crc32(body), 4);
	return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A grey PNG whose shades follow from what was asked for. @param {WirePiece} piece */
function png(piece) {
	const seed = createHash('sha256').update(JSON.stringify(piece)).digest();
	const head = Buffer.alloc(13);
	head.writeUInt32BE(piece.width, 0);
	head.writeUInt32BE(piece.height, 4);
	head.set([8, 0, 0, 0, 0], 8);
	const row = (/** @type {number} */ y) => [
		0,
		...Array.from({ length: piece.width }, (_, x) => seed[(x + y) % 32] ?? 0),
	];
	const pixels = Buffer.from(Array.from({ length: piece.height }, (_, y) => row(y)).flat());
	return Buffer.concat([
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
		...[chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))],
	]);
}

/** @param {WirePiece} piece @param {string} ffmpeg @param {string} out */
function writeClip(piece, ffmpeg, out) {
	const colour = createHash('sha256').update(JSON.stringify(piece)).digest('hex').slice(0, 6);
	const { width, height, framesPerSecond: rate, frameCount } = piece;
	const args = [
		...['-hide_banner', '-nostdin', '-y', '-f', 'lavfi', '-i', `color=0x${colour}:s=${width}x${height}:r=${rate}`],
		...[
			'-frames:v',
			`${frameCount}`,
			'-c:v',
			'libx264',
			'-preset',
			'ultrafast',
			'-pix_fmt',
			'yuv420p',
			'-f',
			'mp4',
			out,
		],
	];
	if (spawnSync(ffmpeg, args, { stdio: 'ignore' }).status !== 0) throw new Error('FFmpeg failed');
}

/**
 * Writes a piece as the real worker does, under another name first, and tells what it would; or a lie about it.
 * @param {WirePiece} piece
 * @param {{ index: number, outDir: string, ffmpegPath: string, lie: string | undefined }} order
 */
export function writePiece(piece, { index, outDir, ffmpegPath, lie }) {
	const isClip = piece.frameCount !== null;
	const file = path.join(outDir, `piece-${index}.${isClip ? 'mp4' : 'png'}`);
	const part = `${file}.part`;
	if (isClip) writeClip(piece, ffmpegPath, part);
	else writeFileSync(part, png(piece));
	renameSync(part, file);
	const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
	const { width, height, frameCount, framesPerSecond } = piece;
	const facts = {
		...{ path: file, sha256, mediaType: isClip ? 'video/mp4' : 'image/png' },
		...{ width, height, frameCount, framesPerSecond, hasSound: false },
	};
	return lie === undefined ? facts : { ...facts, ...lies[lie]?.(file) };
}

/** @type {Record<string, (file: string) => object>} */
const lies = {
	hash: () => ({ sha256: '0'.repeat(64) }),
	missing: (file) => ({ path: `${file}.png` }),
	size: () => ({ width: 8 }),
	length: () => ({ frameCount: 5, framesPerSecond: 8, mediaType: 'video/mp4' }),
	outside(file) {
		const elsewhere = path.join(path.dirname(file), '..', 'elsewhere.png');
		renameSync(file, elsewhere);
		return { path: elsewhere };
	},
	link(file) {
		const elsewhere = path.join(path.dirname(file), '..', 'elsewhere.png');
		renameSync(file, elsewhere);
		symlinkSync(elsewhere, file);
		return {};
	},
	'linked-folder'(file) {
		const folder = path.join(path.dirname(file), '..', 'elsewhere');
		mkdirSync(folder, { recursive: true });
		renameSync(file, path.join(folder, path.basename(file)));
		symlinkSync(folder, path.join(path.dirname(file), 'folder'));
		return { path: path.join(path.dirname(file), 'folder', path.basename(file)) };
	},
};
