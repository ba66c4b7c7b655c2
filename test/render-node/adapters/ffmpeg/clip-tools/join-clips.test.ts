import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createMediaTools } from '../../../../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import { greyFrames } from '../../../../kits/bright-dot.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { clipPaths } from '../../../../kits/cinematic.js';
import { makeClip } from '../../../../kits/made-media.js';
import { eventually } from '../../../../kits/patience.js';
import { spread } from '../../../../kits/picture-pixels.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const exec = promisify(execFile);
const folder = temporaryFolder('join-clips');
const at = (name: string) => path.join(folder.path, name);
const { signal } = new AbortController();
const { joinClips } = createMediaTools(clipPaths);
const size = { width: 64, height: 48 };
const evenTags = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'];

/** A clip whose pictures get brighter by four, from `first` on. */
const counting = (
	name: string,
	first: number,
	frames: number,
	options: { toneHz?: number; rate?: number; sides?: string } = {},
) =>
	makeClip(
		at(name),
		`color=c=black:s=${options.sides ?? '64x48'}:r=${options.rate ?? 24}:d=${frames / (options.rate ?? 24)},format=yuv420p,geq=lum='20+4*(N+${first})':cb=128:cr=128`,
		{ toneHz: options.toneHz, more: evenTags },
	);
const numbersOf = async (file: string) =>
	(await greyFrames(file, size)).map((frame) => ((spread(frame).mean * 219) / 255 + 16 - 20) / 4);

/** Loudness (RMS, full scale 1) of equal parts of a clip's sound, and how long it is. */
async function heard(file: string, partMs = 100) {
	const args = ['-v', 'error', '-i', file, '-map', '0:a', '-ac', '1', '-ar', '48000', '-f', 'f32le', '-'];
	const { stdout } = await exec('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 26 });
	const samples = Float32Array.from({ length: stdout.length / 4 }, (_, index) => stdout.readFloatLE(index * 4));
	const part = (partMs * 48_000) / 1000;
	const parts = Array.from({ length: Math.floor(samples.length / part) }, (_, index) => {
		const cut = samples.subarray(index * part, (index + 1) * part);
		return Math.sqrt(cut.reduce((sum, value) => sum + value ** 2, 0) / cut.length);
	});
	return { parts, durationMs: (samples.length * 1000) / 48_000 };
}

beforeAll(async () => {
	await counting('a.mp4', 0, 24);
	await counting('a-sound.mp4', 0, 24, { toneHz: 400 });
	await counting('b.mp4', 23, 25);
	await counting('b-sound.mp4', 23, 25, { toneHz: 900 });
});
afterAll(() => folder.remove());

describe('two clips in one', () => {
	it('show every picture once, in order and as it was', async () => {
		const facts = await joinClips(at('a.mp4'), at('b.mp4'), at('joined.mp4'), signal);
		expect(facts).toEqual({ size, frameCount: 48, framesPerSecond: 24, hasSound: false });
		const numbers = await numbersOf(at('joined.mp4'));
		expect(numbers.map(Math.round)).toEqual(Array.from({ length: 48 }, (_, index) => index));
		const { stdout } = await exec('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', at('joined.mp4')]);
		expect(JSON.parse(stdout).streams).toMatchObject([
			{
				codec_name: 'h264',
				pix_fmt: 'yuv420p',
				color_space: 'bt709',
				color_transfer: 'bt709',
				color_primaries: 'bt709',
			},
		]);
	});

	it.each<[string, string, string, (loud: boolean[]) => boolean]>([
		['both have it', 'a-sound.mp4', 'b-sound.mp4', (loud) => loud.every(Boolean)],
		['only the first has it', 'a-sound.mp4', 'b.mp4', (loud) => loud.every((is, part) => is === part < 10)],
		['only the second has it', 'a.mp4', 'b-sound.mp4', (loud) => loud.every((is, part) => is === part >= 10)],
	])('have sound from end to end where %s', async (_, first, second, fits) => {
		const facts = await joinClips(at(first), at(second), at('sound.mp4'), signal);
		expect(facts).toMatchObject({ frameCount: 48, hasSound: true });
		const { parts, durationMs } = await heard(at('sound.mp4'));
		expect(Math.abs(durationMs - 2000)).toBeLessThan(25);
		// What an encoder smears over the seam is not looked at.
		expect(fits(parts.slice(0, 20).map((loudness) => loudness > 0.02))).toBe(true);
	});

	it('take the size and the rate of the first', async () => {
		await counting('other.mp4', 23, 30, { rate: 30, sides: '128x128' });
		const facts = await joinClips(at('a.mp4'), at('other.mp4'), at('fitted.mp4'), signal);
		expect(facts).toEqual({ size, frameCount: 24 + 24 - 1, framesPerSecond: 24, hasSound: false });
		const numbers = await numbersOf(at('fitted.mp4'));
		numbers.slice(1).forEach((number, index) => expect(number).toBeGreaterThan(numbers[index] ?? NaN));
	});

	it('are the first alone where the second has one picture', async () => {
		await counting('one.mp4', 23, 1);
		expect(await joinClips(at('a-sound.mp4'), at('one.mp4'), at('alone.mp4'), signal)).toMatchObject({
			...{ frameCount: 24, hasSound: true },
		});
	});

	it('are the same bytes each time', async () => {
		await joinClips(at('a-sound.mp4'), at('b-sound.mp4'), at('once.mp4'), signal);
		await joinClips(at('a-sound.mp4'), at('b-sound.mp4'), at('again.mp4'), signal);
		expect(readFileSync(at('once.mp4')).equals(readFileSync(at('again.mp4')))).toBe(true);
	});

	it('are refused where one of them cannot be decoded', async () => {
		writeFileSync(at('text.mp4'), 'no clip');
		const before = readdirSync(folder.path);
		await expect(joinClips(at('a.mp4'), at('text.mp4'), at('none.mp4'), signal)).rejects.toMatchObject({
			problem: { type: 'clip-unreadable' },
		});
		expect(readdirSync(folder.path)).toEqual(before);
	});

	it('leave neither process nor file when they are cancelled', async () => {
		await makeClip(at('long.mp4'), 'testsrc2=s=640x360:r=30:d=20');
		const before = readdirSync(folder.path);
		const stop = new AbortController();
		const asked = joinClips(at('a.mp4'), at('long.mp4'), at('none.mp4'), stop.signal);
		const ended = expect(asked).rejects.toThrow('no longer wanted');
		await eventually('a program', async () => childProcesses().includes('ffmpeg'));
		stop.abort(new Error('no longer wanted'));
		await ended;
		expect(childProcesses()).toEqual([]);
		expect(readdirSync(folder.path)).toEqual(before);
	});
});
