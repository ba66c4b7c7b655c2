import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { allFrames } from '../../../kits/all-frames.js';
import { createAssembly, type Assembly } from '../../../kits/assembly.js';
import { colourDistance, type Colour } from '../../../kits/frame-pixels.js';
import { measureVideo } from '../../../kits/measure-video.js';

let assembly: Assembly;
const id = { intro: '', tone: '' };
const [width, height] = [192, 108];
beforeAll(async () => {
	assembly = await createAssembly();
	// 20 frames, each 6 levels brighter than the one before; a tone of 600 Hz begins after 0.3 s.
	const ramp = "color=black:s=96x54:r=25:d=0.8,format=yuv420p,geq=lum='30+6*N':cb=128:cr=128";
	const tone = 'sine=f=600:d=0.5:r=48000,adelay=300:all=1';
	const inputs = ['-f', 'lavfi', '-i', ramp, '-f', 'lavfi', '-i', tone];
	id.intro = await assembly.media('intro.mp4', ...inputs, '-qp', '0', '-c:a', 'aac');
	id.tone = await assembly.media('tone.wav', '-f', 'lavfi', '-i', 'sine=f=300:d=0.4:r=48000');
});
afterAll(() => assembly.remove());

const red = { kind: 'colour', colour: '#c00000' };
const timeline = (own: object) => ({
	version: 1,
	locale: 'en',
	scenes: [{ id: 'intro', durationMs: 1000, visual: red }],
	voice: [{ assetId: id.tone, startMs: 400 }],
	outputs: [{ aspectRatio: '16:9', fps: 25, quality: 'final', scale: 0.1 }],
	...own,
});

/** Milliseconds at which sound begins and ends, to 5 ms; a silence is 60 ms of -40 dB. */
function soundsOf(file: string): number[] {
	const args = ['-v', 'info', '-nostdin', '-i', file, '-af', 'silencedetect=n=-40dB:d=0.06', '-f', 'null', '-'];
	const log = execFileSync('sh', ['-c', 'exec ffmpeg "$@" 2>&1', 'sh', ...args], { encoding: 'utf8' });
	return [...log.matchAll(/silence_(?:start|end): ([\d.-]+)/g)].map(([, at]) => Math.round(Number(at) * 1000));
}

const isOf = (seen: Colour, wanted: Colour) => colourDistance(seen, wanted) < 8;

describe('intro and outro', () => {
	it('stand before and after the scenes to the frame, with their sound, and all else is later', async () => {
		const { result, files } = await assembly.assemble(
			timeline({
				intro: { kind: 'clip', assetId: id.intro },
				outro: { kind: 'colour', colour: '#0000c0', durationMs: 600 },
				inserts: [
					{
						mode: 'full',
						visual: { kind: 'clip', assetId: id.intro, trimStartMs: 760 },
						at: { startMs: 800 },
						durationMs: 200,
					},
				],
				chapters: [
					{ startMs: 0, title: 'One' },
					{ startMs: 500, title: 'Two' },
				],
			}),
		);
		const [file = ''] = files;
		const seen = await allFrames(file, width, height);
		expect(seen.count).toBe(20 + 25 + 15);
		const middle = (frame: number) => seen.at(frame, 96, 54);
		for (let frame = 1; frame < 20; frame++) expect(middle(frame)[0] - middle(frame - 1)[0]).toBeGreaterThan(3);
		const shown = Array.from({ length: 40 }, (_, index) => {
			const colour = middle(20 + index);
			return isOf(colour, [192, 0, 0]) ? 'scene' : isOf(colour, [0, 0, 192]) ? 'outro' : 'insert';
		});
		expect(shown).toEqual([...Array(20).fill('scene'), ...Array(5).fill('insert'), ...Array(15).fill('outro')]);
		expect(result.chapters?.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[0, 1300], [1300, 2400]]); // prettier-ignore

		const { audioDurationMs, durationMs } = await measureVideo(file);
		expect(durationMs).toBe(2400);
		expect(Math.abs(audioDurationMs - 2400)).toBeLessThan(25);
		// Silent to 300, the intro's tone to 800, then the voice from 800 + 400 to 1600.
		const wanted = [0, 300, 800, 1200, 1600];
		const sounds = soundsOf(file).slice(0, wanted.length);
		expect(sounds.map((at, index) => Math.abs(at - (wanted[index] ?? NaN)) <= 30)).toEqual(wanted.map(() => true));
	});

	it('take their part of a limit, so that the whole is within it', async () => {
		const still = { kind: 'colour', colour: '#00c000', durationMs: 400 };
		const limited = (maxDurationMs: number) =>
			assembly.assemble(
				timeline({ intro: still, voice: [], limit: { maxDurationMs, trimAt: 'exact' }, scenes: [long] }),
			);
		const long = { id: 'a', durationMs: 3000, visual: red };
		const { files } = await limited(2000);
		const seen = await allFrames(files[0] ?? '', width, height);
		expect(seen.count).toBe(50);
		expect([9, 10].map((frame) => isOf(seen.at(frame, 96, 54), [192, 0, 0]))).toEqual([false, true]);
		await expect(limited(1200)).rejects.toMatchObject({
			problem: { type: expect.stringMatching(/limit-too-short$/), field: 'timeline.limit.maxDurationMs' },
		});
	});

	it('count in no warning about a scene', async () => {
		const scene = (name: string, visual: object) => ({ id: name, durationMs: 300, visual });
		const scenes = [scene('a', red), scene('b', { kind: 'card', title: 'ศาลา', background: red })];
		const intro = { kind: 'colour', colour: '#00c000', durationMs: 400 };
		const { result } = await assembly.assemble(timeline({ intro, scenes, voice: [] }));
		expect(result.warnings.map(({ code, field }) => [code, field])).toEqual([
			['option-adjusted', 'timeline.scenes[0].transition.durationMs'],
			['font-missing', 'timeline.scenes[1].visual'],
		]);
	});

	it('are refused by their own field', async () => {
		await expect(assembly.assemble(timeline({ outro: { kind: 'clip', assetId: id.tone } }))).rejects.toMatchObject({
			problem: { type: expect.stringMatching(/asset-unsuitable$/), field: 'timeline.outro.assetId' },
		});
	});
});
