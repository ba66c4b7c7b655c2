import { crc32, deflateSync } from 'node:zlib';

/** A file as somebody might send it, and the problem that it must meet. */
export type HostileFile = { what: string; mediaType: string; bytes: Buffer; type: string };

const be32 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
};
const le32 = (value: number) => {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
};

function chunk(name: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	return Buffer.concat([be32(data.length), named, be32(crc32(named))]);
}

/** A PNG that says it is so large; its pixels are a few zeros. */
export function pngOf(width: number, height: number, rows = Buffer.alloc(1_000)): Buffer {
	const header = Buffer.concat([be32(width), be32(height), Buffer.from([8, 2, 0, 0, 0])]);
	const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
	return Buffer.concat([
		signature,
		chunk('IHDR', header),
		chunk('IDAT', deflateSync(rows)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

function bmpOf(width: number, height: number): Buffer {
	const info = Buffer.concat([le32(40), le32(width), le32(height), Buffer.from([1, 0, 24, 0]), Buffer.alloc(24)]);
	return Buffer.concat([Buffer.from('BM'), le32(54), le32(0), le32(54), info, Buffer.alloc(300)]);
}

const gifOf = (width: number, height: number) => {
	const side = (value: number) => Buffer.from([value & 255, value >> 8]);
	const screen = Buffer.concat([
		Buffer.from('GIF89a'),
		side(width),
		side(height),
		Buffer.from([0x80, 0, 0]),
		Buffer.alloc(6),
	]);
	const image = Buffer.concat([
		Buffer.from([0x2c, 0, 0, 0, 0]),
		side(width),
		side(height),
		Buffer.from([0, 2, 2, 0x44, 1, 0]),
	]);
	return Buffer.concat([screen, image, Buffer.from([0x3b])]);
};

/** A JPEG up to its scan: enough to know its size. */
const jpegOf = (width: number, height: number) =>
	Buffer.concat([
		Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
		Buffer.from('ffc00011 08'.replace(' ', ''), 'hex'),
		Buffer.from([height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
		Buffer.from('ffda000c03010002000300003f00', 'hex'),
		Buffer.alloc(500),
		Buffer.from('ffd9', 'hex'),
	]);

/** An AVI whose header counts so many pictures at such a rate; `avi` is a sound one. */
export function aviOf(avi: Buffer, frames: number, framesPerSecond: number): Buffer {
	const bytes = Buffer.from(avi);
	const main = bytes.indexOf('avih');
	bytes.writeUInt32LE(frames, main + 8 + 16);
	const stream = bytes.indexOf('strh');
	bytes.writeUInt32LE(1, stream + 8 + 20);
	bytes.writeUInt32LE(framesPerSecond, stream + 8 + 24);
	bytes.writeUInt32LE(frames, stream + 8 + 32);
	return bytes;
}

const text = (what: string, mediaType: string, content: string, type = 'media-type-false'): HostileFile => ({
	...{ what, mediaType, type },
	bytes: Buffer.from(content),
});
const passwd = 'file:///etc/passwd';

/** Files that need no program to be made. */
export const hostileFiles: readonly HostileFile[] = [
	{ what: 'a PNG of 60,000 a side', mediaType: 'image/png', bytes: pngOf(60_000, 60_000), type: 'media-type-false' },
	{
		what: 'a PNG of 2,147,483,647 a side',
		mediaType: 'image/png',
		bytes: pngOf(0x7fffffff, 0x7fffffff),
		type: 'media-type-false',
	},
	{ what: 'a PNG 20,000 wide', mediaType: 'image/png', bytes: pngOf(20_000, 8), type: 'media-frame-too-large' },
	{ what: 'a PNG 20,000 high', mediaType: 'image/png', bytes: pngOf(8, 20_000), type: 'media-frame-too-large' },
	{
		what: 'a PNG of 16,000 a side',
		mediaType: 'image/png',
		bytes: pngOf(16_000, 16_000),
		type: 'media-frame-too-large',
	},
	{ what: 'a PNG of no width', mediaType: 'image/png', bytes: pngOf(0, 10), type: 'media-type-false' },
	{ what: 'a BMP of 60,000 a side', mediaType: 'image/bmp', bytes: bmpOf(60_000, 60_000), type: 'media-type-false' },
	{ what: 'a BMP 30,000 wide', mediaType: 'image/bmp', bytes: bmpOf(30_000, 10), type: 'media-frame-too-large' },
	{ what: 'a GIF of 65,535 a side', mediaType: 'image/gif', bytes: gifOf(65_535, 65_535), type: 'media-type-false' },
	{ what: 'a GIF 50,000 wide', mediaType: 'image/gif', bytes: gifOf(50_000, 4), type: 'media-frame-too-large' },
	{ what: 'a JPEG of 65,535 a side', mediaType: 'image/jpeg', bytes: jpegOf(65_535, 65_535), type: 'media-type-false' },
	{ what: 'a JPEG 50,000 wide', mediaType: 'image/jpeg', bytes: jpegOf(50_000, 16), type: 'media-type-false' },
	text('an SVG', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
	text(
		'an SVG that loads a file',
		'image/png',
		`<svg xmlns="http://www.w3.org/2000/svg"><image href="${passwd}"/></svg>`,
	),
	text(
		'an SVG with a billion laughs',
		'image/svg+xml',
		'<!DOCTYPE s [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]><svg>&a;</svg>',
	),
	text('an HLS playlist', 'video/mp4', `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${passwd}\n#EXT-X-ENDLIST\n`),
	text('an HLS playlist of the cloud', 'video/mp2t', '#EXTM3U\n#EXTINF:1,\nhttp://169.254.169.254/latest/meta-data/\n'),
	text('a list for concat', 'video/mp4', `ffconcat version 1.0\nfile ${passwd}\n`),
	text('a DASH manifest', 'video/mp4', `<?xml version="1.0"?><MPD><Period><BaseURL>${passwd}</BaseURL></Period></MPD>`),
	text(
		'a session description',
		'video/mp4',
		'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 169.254.169.254\nt=0 0\nm=video 80 RTP/AVP 96\n',
	),
	text('a list of pictures', 'image/png', '%04d.png'),
	text('metadata for FFmpeg', 'video/mp4', ';FFMETADATA1\ntitle=x\n'),
	text('an Ogg of Tracker text', 'audio/mpeg', 'SNDH' + 'x'.repeat(200)),
	text('a script', 'video/mp4', '#!/bin/sh\nrm -rf /\n'),
	text('a page', 'video/mp4', '<!doctype html><script>alert(1)</script>'),
	text('JSON', 'audio/mpeg', '{"error":"gone"}'),
	text('plain words', 'image/jpeg', 'not a picture at all'),
	text('captions called a video', 'video/mp4', '1\n00:00:00,000 --> 00:00:01,000\nHello\n'),
	{
		what: 'a program',
		mediaType: 'video/mp4',
		bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(900)]),
		type: 'media-type-false',
	},
	{
		what: 'an ELF program',
		mediaType: 'audio/wav',
		bytes: Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(900)]),
		type: 'media-type-false',
	},
	{
		what: 'an archive',
		mediaType: 'image/png',
		bytes: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(900)]),
		type: 'media-type-false',
	},
	{ what: 'zeros', mediaType: 'video/mp4', bytes: Buffer.alloc(100_000), type: 'media-type-false' },
	{ what: 'one byte', mediaType: 'video/mp4', bytes: Buffer.from([1]), type: 'media-type-false' },
	{ what: 'nothing', mediaType: 'video/mp4', bytes: Buffer.alloc(0), type: 'upload-empty' },
	{
		what: 'the head of an MP4 alone',
		mediaType: 'video/mp4',
		bytes: Buffer.from('000000206674797069736f6d0000020069736f6d69736f32617663316d703431', 'hex'),
		type: 'media-type-false',
	},
	{
		what: 'an MP4 of boxes without end',
		mediaType: 'video/mp4',
		bytes: Buffer.concat([
			Buffer.from('000000186674797069736f6d0000020069736f6d69736f32', 'hex'),
			Buffer.from('00000008'.repeat(1) + '6d6f6f76', 'hex'),
			Buffer.from('ffffffff7472616b', 'hex'),
		]),
		type: 'media-type-false',
	},
	{
		what: 'a Matroska of sizes without end',
		mediaType: 'video/webm',
		bytes: Buffer.concat([
			Buffer.from('1a45dfa3a3428681014' + '2f7810142f2810442f381084282886d6174726f736b614287810442858102', 'hex'),
			Buffer.from('1853806701ffffffffffffff'.repeat(200), 'hex'),
		]),
		type: 'media-type-false',
	},
];
