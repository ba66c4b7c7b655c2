import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pictureArguments } from '../../../../render-node/src/adapters/ffmpeg/arguments/picture-arguments.js';
import { pictureWork } from '../../../../render-node/src/adapters/ffmpeg/make-picture.js';
import { makePictures } from '../../../../render-node/src/adapters/ffmpeg/make-pictures.js';
import { coverSize, cameraFraming } from '../../../../render-node/src/domain/timeline/camera-framing.js';
import type { PictureLayer, Size } from '../../../../render-node/src/domain/timeline/render-plan.js';
import { MediaUnreadable, type PictureRequest } from '../../../../render-node/src/domain/timeline/renderer.js';

const frame = { width: 90, height: 160 };
const wide = { width: 160, height: 90 };
const size = { width: 200, height: 300 };
const rawBytes = (frame.width * frame.height * 3) / 2;
let folder: string;

const still = (assetId: string, frame: Size): PictureLayer => ({
	kind: 'picture',
	source: { kind: 'still', assetId, fit: { fit: 'cover' } },
	framing: cameraFraming(coverSize(size, frame), frame, undefined).framing,
	camera: null,
});
const request = (name: string, source: string, size = frame): PictureRequest => ({
	layer: still(name, size),
	frame: size,
	source: path.join(folder, source),
	out: path.join(folder, `${name}.yuv`),
});
const run = () => {
	const log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };
	return { workDir: folder, signal: new AbortController().signal, log };
};
const bytes = ({ out }: PictureRequest) => readFileSync(out);

beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'showrunner-pictures-'));
	for (const [name, filter] of [
		['bars.png', 'testsrc2'],
		['red.png', 'color=c=red'],
		['clear.png', 'testsrc2,format=rgba,colorchannelmixer=aa=0.4'],
	] as const) {
		const [source = '', ...rest] = filter.split(',');
		const graph = [`${source}${source.includes('=') ? ':' : '='}s=${size.width}x${size.height}`, ...rest].join(',');
		execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', graph, '-frames:v', '1', path.join(folder, name)]);
	}
	writeFileSync(path.join(folder, 'broken.png'), readFileSync(path.join(folder, 'bars.png')).subarray(0, 60));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('makePictures', () => {
	it('draws each picture as it is drawn alone', async () => {
		const together = [request('a', 'bars.png'), request('b', 'red.png'), request('c', 'clear.png')];
		await makePictures('ffmpeg', together, run());
		for (const [index, source] of ['bars.png', 'red.png', 'clear.png'].entries()) {
			const alone = request(`alone-${index}`, source);
			await makePictures('ffmpeg', [alone], run());
			const drawn = bytes(together[index] ?? alone);
			expect(drawn).toHaveLength(rawBytes);
			expect(drawn.equals(bytes(alone))).toBe(true);
		}
		const [bars, red] = together.map(bytes);
		expect(bars?.equals(red ?? Buffer.alloc(0))).toBe(false);
	});

	it('decodes a file once for several outputs', async () => {
		const both = [request('tall', 'bars.png'), request('wide', 'bars.png', wide), request('other', 'red.png', wide)];
		const alone = [request('tall-alone', 'bars.png'), request('wide-alone', 'bars.png', wide)];
		await makePictures('ffmpeg', both, run());
		for (const each of alone) await makePictures('ffmpeg', [each], run());
		expect(both.slice(0, 2).map(bytes)).toEqual(alone.map(bytes));
		const works = both.map((each) => ({ ...each, opaque: true }));
		expect(pictureArguments(works).filter((argument) => argument === '-i')).toHaveLength(2);
	});

	it.each([
		['grey.png', 'gray'],
		['palette.png', 'pal8'],
		['deep.png', 'rgb48be'],
		['clear.webp', 'yuva420p'],
		['photo.jpg', 'yuvj444p'],
		['plain.bmp', 'bgr24'],
		['one.gif', 'rgb8'],
	])('shows %s as when FFmpeg looks at it a first time', async (name, format) => {
		const picture = request(name, name);
		const source = ['-f', 'lavfi', '-i', `testsrc2=s=${size.width}x${size.height},format=rgba`, '-frames:v', '1'];
		execFileSync('ffmpeg', ['-v', 'error', '-nostdin', ...source, '-pix_fmt', format, picture.source ?? '']);
		await makePictures('ffmpeg', [picture], run());
		const once = bytes(picture);
		const args = pictureArguments([await pictureWork(picture)]);
		const twice = args.filter((argument) => argument !== '-nofind_stream_info');
		expect(twice).toHaveLength(args.length - 1);
		rmSync(picture.out);
		execFileSync('ffmpeg', twice, { stdio: 'ignore' });
		expect(once).toHaveLength(rawBytes);
		expect(once.equals(bytes(picture))).toBe(true);
	});

	it('names the one that cannot be decoded', async () => {
		const pictures = [request('d', 'bars.png'), request('e', 'broken.png'), request('f', 'red.png')];
		const failure = await makePictures('ffmpeg', pictures, run()).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(MediaUnreadable);
		expect(failure).toMatchObject({ assetId: 'e' });
		expect(existsSync(pictures[1]?.out ?? '')).toBe(false);
	});
});
