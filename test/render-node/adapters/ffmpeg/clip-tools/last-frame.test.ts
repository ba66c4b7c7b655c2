import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createMediaTools } from '../../../../../render-node/src/adapters/ffmpeg/clip-tools/create-media-tools.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { clipPaths } from '../../../../kits/cinematic.js';
import { alike, makeClip, makeStill } from '../../../../kits/made-media.js';
import { picturePixels, spread } from '../../../../kits/picture-pixels.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';
import { eventually } from '../../../../kits/patience.js';

const folder = temporaryFolder('last-frame');
const at = (name: string) => path.join(folder.path, name);
const { signal } = new AbortController();
const { clipFacts, lastFrame } = createMediaTools(clipPaths);

/** Every picture is five steps of 219 brighter than the one before, so that its brightness is its number. */
const counting = (frames: number, more = '') =>
	`color=c=black:s=64x48:r=25:d=${frames / 25},format=yuv420p,geq=lum='20+5*N':cb=128:cr=128${more}`;
const numberOf = (picture: Uint8Array) =>
	Math.round(((spread(picturePixels(picture, 8, 8)).mean * 219) / 255 + 16 - 20) / 5);

afterAll(() => folder.remove());

describe('the facts and the last frame of a clip', () => {
	it.each<[string, string, string, { toneHz?: number; more?: string[] }]>([
		['with B-frames', 'b-frames.mp4', counting(30), { more: ['-preset', 'medium', '-bf', '3'] }],
		[
			'whose frames last longer and longer',
			'odd.mkv',
			counting(30, ",settb=1/1000,setpts='N*(20+N)'"),
			{ more: ['-fps_mode', 'vfr'] },
		],
		['whose sound goes on', 'sound.mp4', counting(30), { toneHz: 300 }],
		['that begins late', 'late.mp4', counting(30), { more: ['-output_ts_offset', '3'] }],
	])('are true for a clip %s', async (_, name, source, options) => {
		const clip = await makeClip(at(name), source, options);
		const facts = await clipFacts(clip, signal);
		expect(facts).toMatchObject({ size: { width: 64, height: 48 }, frameCount: 30, hasSound: 'toneHz' in options });
		await lastFrame(clip, at('last.png'), signal);
		expect(numberOf(readFileSync(at('last.png')))).toBe(29);
	});

	it('count what is there, not what the file says', async () => {
		const clip = await makeClip(at('whole.mkv'), counting(30));
		const bytes = readFileSync(clip);
		writeFileSync(at('cut.mkv'), bytes.subarray(0, bytes.length / 2));
		const facts = await clipFacts(at('cut.mkv'), signal).catch((error: unknown) => error);
		if (facts instanceof Error) expect(facts).toMatchObject({ problem: { type: 'clip-unreadable' } });
		else expect(facts).not.toMatchObject({ frameCount: 30 });
	});

	it('keep the rates that television left behind', async () => {
		const clip = await makeClip(at('ntsc.mp4'), 'testsrc2=s=64x48:r=30000/1001:d=1');
		expect((await clipFacts(clip, signal)).framesPerSecond).toBeCloseTo(30_000 / 1001, 2);
	});

	it('give the picture in its colours and size', async () => {
		const clip = await makeClip(at('colours.mp4'), 'testsrc2=s=160x120:r=25:d=0.4', {
			more: ['-vf', 'scale=out_color_matrix=bt709', '-colorspace', 'bt709', '-crf', '4'],
		});
		await lastFrame(clip, at('colours.png'), signal);
		const original = await makeStill(at('original.png'), "testsrc2=s=160x120:r=25,select='eq(n,9)'");
		expect(await alike(at('colours.png'), original)).toBeGreaterThan(0.97);
		const earlier = await makeStill(at('earlier.png'), 'testsrc2=s=160x120:r=25');
		expect(await alike(at('colours.png'), earlier)).toBeLessThan(0.95);
	});

	it('are refused for what is no clip', async () => {
		writeFileSync(at('text.mp4'), 'no clip');
		writeFileSync(at('playlist.mp4'), '#EXTM3U\n#EXTINF:1,\nsound.mp4\n#EXT-X-ENDLIST\n');
		await makeStill(at('still.png'), 'testsrc2=s=64x48');
		for (const name of ['text.mp4', 'playlist.mp4', 'still.png', 'absent.mp4']) {
			await expect(clipFacts(at(name), signal)).rejects.toMatchObject({ problem: { type: 'clip-unreadable' } });
			await expect(lastFrame(at(name), at('none.png'), signal)).rejects.toMatchObject({
				problem: { type: 'clip-unreadable', kind: 'input-invalid' },
			});
		}
		expect(existsSync(at('none.png'))).toBe(false);
	});

	it('leave nothing behind when they are cancelled', async () => {
		const clip = await makeClip(at('long.mp4'), 'testsrc2=s=640x360:r=30:d=20');
		const before = readdirSync(folder.path);
		const stop = new AbortController();
		const asked = lastFrame(clip, at('none.png'), stop.signal);
		const ended = expect(asked).rejects.toThrow('no longer wanted');
		await eventually('a program', async () => childProcesses().length > 0);
		stop.abort(new Error('no longer wanted'));
		await ended;
		// What was killed is listed until the system has cleared it away.
		await eventually('the end of the programs', async () => childProcesses().length === 0);
		expect(readdirSync(folder.path)).toEqual(before);
	});
});
