import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createProbeMedia } from '../../../../render-node/src/adapters/ffmpeg/probe-media.js';
import { writeSrt } from '../../../../render-node/src/domain/captions/write-srt.js';
import { writeVtt } from '../../../../render-node/src/domain/captions/write-vtt.js';
import { textMedia } from '../../../../render-node/src/domain/media/text-media.js';

const probeMedia = createProbeMedia('ffprobe');
let dir = '';
const make = (name: string, ...args: string[]) => {
	const path = join(dir, name);
	execFileSync('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args, path]);
	return path;
};
const write = async (name: string, content: string | Uint8Array) => {
	const path = join(dir, name);
	await writeFile(path, content);
	return path;
};
const picture = ['-f', 'lavfi', '-i', 'testsrc=d=1:s=64x48:r=30000/1001'];
const tone = ['-f', 'lavfi', '-i', 'sine=d=1.5:r=44100'];

beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'probe-'))));
afterAll(() => rm(dir, { recursive: true }));

describe('probeMedia of honest files', () => {
	it('tells the facts of a video with sound', async () => {
		const path = make('clip.mp4', ...picture, ...tone, '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-ac', '2');
		expect(await probeMedia(path)).toEqual({
			kind: 'video', durationMs: expect.closeTo(1500, -2), width: 64, height: 48, fps: 29.97,
			videoCodec: 'h264', audioCodec: 'aac', sampleRateHz: 44100, channels: 2,
		}); // prettier-ignore
	});

	it('swaps the sides of a video that is shown turned', async () => {
		const path = make(
			'turned.mp4',
			'-i',
			make('level.mp4', ...picture, '-pix_fmt', 'yuv420p'),
			'-c',
			'copy',
			'-metadata:s:v:0',
			'rotate=90',
		);
		expect(await probeMedia(path)).toMatchObject({ width: 48, height: 64 });
	});

	it.each(['png', 'jpg', 'webp', 'bmp', 'apng'])(
		'knows a %s without duration or frame rate, by its bytes alone',
		async (extension) => {
			const made = make(
				`still.${extension}`,
				...picture,
				'-frames:v',
				'1',
				...(extension === 'apng' ? ['-f', 'apng'] : []),
			);
			const facts = { kind: 'image', durationMs: null, fps: null, width: 64, height: 48, audioCodec: null };
			expect(await probeMedia(made)).toMatchObject(facts);
			expect(await probeMedia(await write('a'.repeat(64), await readFile(made)))).toMatchObject(facts);
		},
	);

	it('tells a moving GIF from a still one', async () => {
		expect(await probeMedia(make('moving.gif', ...picture))).toMatchObject({ kind: 'video', fps: expect.any(Number) });
		expect(await probeMedia(make('one.gif', ...picture, '-frames:v', '1'))).toMatchObject({
			kind: 'image',
			durationMs: null,
		});
	});

	it('takes a song with a cover for sound, not for a picture', async () => {
		const path = make(
			'song.mp3',
			...tone,
			'-i',
			make('cover.png', ...picture, '-frames:v', '1'),
			'-map',
			'0',
			'-map',
			'1',
			'-disposition:v',
			'attached_pic',
		);
		expect(await probeMedia(path)).toMatchObject({ kind: 'audio', audioCodec: 'mp3', videoCodec: null, width: null });
	});

	it('knows subtitles as text', async () => {
		const srt = await write('captions', '1\n00:00:00,000 --> 00:00:02,000\nhello\n\n');
		expect(await probeMedia(srt)).toMatchObject({ kind: 'text', durationMs: null, videoCodec: null });
		expect(await probeMedia(await write('more', 'WEBVTT\n\n00:00.000 --> 00:02.000\nhi\n'))).toMatchObject({
			kind: 'text',
		});
	});
});

describe('probeMedia of hostile files', () => {
	it.each([
		['nothing', new Uint8Array(0)],
		['prose', 'The lighthouse stood alone.'],
		['JSON', '{"a":1}'],
		['noise', Uint8Array.from({ length: 200_000 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 255)],
		['an SVG that names a file', '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'],
	])('finds no media in %s', async (_, content) => {
		expect(await probeMedia(await write('unknown', content))).toBeNull();
	});

	it('answers for every truncation of a video without failing', async () => {
		const whole = await readFile(make('whole.mp4', ...picture, '-pix_fmt', 'yuv420p', '-movflags', '+faststart'));
		for (const share of [0.02, 0.3, 0.6, 0.95]) {
			const path = await write('cut.mp4', whole);
			await truncate(path, Math.floor(whole.length * share));
			expect([null, 'video']).toContain((await probeMedia(path))?.kind ?? null);
		}
	});

	it('opens neither an address nor a file that a playlist names', async () => {
		let calls = 0;
		const server = createServer((_, response) => (calls++, response.end())).listen(0, '127.0.0.1');
		await new Promise((resolve) => server.once('listening', resolve));
		const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.ts`;
		const secret = make('secret.ts', ...picture);
		for (const target of [url, secret, `file://${secret}`]) {
			const hls = `#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n${target}\n#EXT-X-ENDLIST\n`;
			const dash = `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period><AdaptationSet><Representation id="1"><BaseURL>${target}</BaseURL></Representation></AdaptationSet></Period></MPD>`;
			for (const [name, content] of [
				['a.m3u8', hls],
				['b.mp4', hls],
				['c', `ffconcat version 1.0\nfile '${target}'\n`],
				['d.mpd', dash],
			] as const)
				expect(await probeMedia(await write(name, content))).toBeNull();
		}
		server.close();
		expect(calls).toBe(0);
	});

	it('reads the size of a picture too large to decode, or refuses it', async () => {
		const png = await readFile(make('small.png', ...picture, '-frames:v', '1'));
		png.writeUInt32BE(60_000, 16);
		png.writeUInt32BE(60_000, 20);
		const media = await probeMedia(await write('huge.png', png));
		expect([null, 'image']).toContain(media?.kind ?? null);
	});

	it('takes names that look like options or protocols as names', async () => {
		const bytes = await readFile(make('plain.png', ...picture, '-frames:v', '1'));
		expect(await probeMedia(await write('concat:x|y', bytes))).toMatchObject({ kind: 'image' });
	});
});

describe('probeMedia of captions that were made here', () => {
	const words = [{ text: 'Lamp', startMs: 0, endMs: 900, spaceBefore: false }];
	const cues = [{ startMs: 0, endMs: 900, lines: [words], text: 'Lamp' }];

	it.each([['srt', writeSrt] as const, ['vtt', writeVtt] as const])(
		'tells of .%s what is told without a look',
		async (format, toText) => {
			expect(await probeMedia(await write(`captions.${format}`, toText(cues, 'en')))).toEqual(textMedia);
		},
	);
});

describe('probeMedia itself', () => {
	it('rejects when it is cancelled', async () => {
		await expect(probeMedia(await write('any', 'x'), AbortSignal.abort(new Error('stop')))).rejects.toThrow('stop');
	});

	it('rejects when ffprobe is not there, rather than calling the file unknown', async () => {
		await expect(createProbeMedia('/nowhere/ffprobe')(await write('any', 'x'))).rejects.toThrow('ENOENT');
	});
});
