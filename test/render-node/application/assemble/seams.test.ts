import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';

const exec = promisify(execFile);
const fps = 25;
let assembly: Assembly;
let file = '';
let segments = 0;

/** Stills, which the kernel draws in rows, around a clip, which the graph draws. */
beforeAll(async () => {
	assembly = await createAssembly({ folderName: 'seams' });
	const source = ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=25:d=2'];
	const still = await assembly.media('still.png', ...source, '-frames:v', '1');
	const clip = await assembly.media('clip.mp4', ...source, '-pix_fmt', 'yuv420p');
	const picture = (zoom: number) => ({
		...{ visual: { kind: 'still', assetIds: { '16:9': still } }, motion: { from: {}, to: { zoom } } },
	});
	const scenes = ['a', 'b', 'c', 'd', 'e'].map((id, index) => ({
		...{
			id,
			durationMs: 1200,
			...(index === 2 ? { visual: { kind: 'clip', assetId: clip } } : picture(1.1 + index / 10)),
		},
		transition: { kind: 'crossfade', durationMs: 400 },
	}));
	const outputs = [{ aspectRatio: '16:9', fps, scale: 0.2 }];
	const { files, result } = await assembly.assemble({ version: 1, locale: 'en', scenes, outputs });
	[file, segments] = [files[0] ?? '', result.segments.total];
});
afterAll(() => assembly.remove());

type Packet = { pts: number; dts: number; duration: number; flags: string; side_data_list?: object[] };

async function packets(): Promise<Packet[]> {
	const shown = ['-select_streams', 'v', '-show_packets', '-of', 'json'];
	const { stdout } = await exec('ffprobe', ['-v', 'error', ...shown, file], { maxBuffer: 1 << 26 });
	return (JSON.parse(stdout) as { packets: Packet[] }).packets;
}

describe('a joined video', () => {
	it('is decoded to its last frame without a complaint', async () => {
		const strict = ['-v', 'warning', '-nostdin', '-xerror', '-err_detect', 'crccheck+bitstream+buffer+explode'];
		const { stdout, stderr } = await exec('ffmpeg', [...strict, '-i', file, '-map', '0:v', '-f', 'framecrc', '-']);
		expect(stderr).toBe('');
		expect(stdout.split('\n').filter((line) => /^\d/.test(line))).toHaveLength(6 * fps);
	});

	it('has frames at even times, each decoded after the one before, and one set of parameters', async () => {
		const all = await packets();
		const step = all[0]?.duration ?? NaN;
		const times = all.map(({ pts }) => pts).sort((a, b) => a - b);
		const start = times[0] ?? NaN;
		expect(times).toEqual(times.map((_, index) => start + index * step));
		expect(all.every(({ dts }, index) => index === 0 || dts > (all[index - 1]?.dts ?? NaN))).toBe(true);
		expect(all.flatMap(({ side_data_list }) => side_data_list ?? [])).toEqual([]);
		expect(segments).toBe(9);
		expect(all.filter(({ flags }) => flags.includes('K')).length).toBeGreaterThanOrEqual(segments);
	});
});
