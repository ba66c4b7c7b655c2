import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { videoExpectationsSchema, type VideoCheck } from '@showrunner/contract';
import { createWatchVideo } from '../../../../../render-node/src/adapters/ffmpeg/score/create-watch-video.js';
import type { Watch } from '../../../../../render-node/src/domain/scoring/video-measures.js';
import { longestOf } from '../../../../../render-node/src/domain/scoring/spans.js';
import { scoreVideo } from '../../../../../render-node/src/domain/scoring/score-video.js';
import { childProcesses } from '../../../../kits/child-processes.js';
import { madeClip } from '../../../../kits/cinematic.js';
import { makeFlawed, spoken, type ClipParts } from '../../../../kits/flawed-video.js';
import { makeStill } from '../../../../kits/made-media.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';

const folder = temporaryFolder('score');
afterAll(() => folder.remove());
const at = (name: string) => path.join(folder.path, name);
const workDir = at('work');
beforeAll(() => void mkdirSync(workDir));

const never = new AbortController().signal;
const watchWith = (ffmpegPath: string) => {
	const watchVideo = createWatchVideo({ ffmpegPath, ffprobePath: 'ffprobe', log: silentLog() });
	return (file: string, watch: Partial<Watch> = {}) =>
		watchVideo(file, { workDir, signal: never, onFrames: () => undefined, ...watch });
};
const watch = watchWith('ffmpeg');
/** FFmpeg itself behind a line of shell. */
const wrapped = (name: string, line: string) => {
	writeFileSync(at(name), `#!/bin/sh\n${line}\n`);
	chmodSync(at(name), 0o755);
	return watchWith(at(name));
};

const expectations = videoExpectationsSchema.parse({ shortSide: 180, aspectRatio: '9:16' });
async function scored(name: string, parts: Partial<ClipParts> = {}, wished = expectations) {
	const { file, measures } = await watch(await makeFlawed(at(name), parts));
	const result = scoreVideo({ file, measures, expectations: wished, captions: null });
	const faults = result.checks.filter(({ verdict }) => verdict !== 'good');
	return { ...result, faults, names: faults.map(({ check }) => check), measures };
}

/** A short burst over full scale each half second, cut off; as loud in all as the good clip. */
const rattle =
	'if(lt(mod(t\\,2)\\,1.5)\\,if(lt(mod(t\\,0.5)\\,0.02)\\,clip(9*sin(880*PI*t)\\,-1\\,1)\\,0.12*sin(880*PI*t))\\,0)';
const hold = (from: number, count: number) =>
	`loop=loop=${count}:size=1:start=${from},setpts=N/(30*TB),trim=end_frame=180`;

/** An encoder goes on refining a picture for some frames after it has come to stand still. */
const edgeMs = 250;

type Flaw = [name: string, check: VideoCheck, parts: Partial<ClipParts>, fromMs: number | null, toMs: number | null];
const flaws: Flaw[] = [
	['two black seconds', 'black', { picture: "drawbox=c=black:t=fill:enable='between(t,2,3.99)'" }, 2_000, 4_000],
	['a picture that stands still', 'frozen', { picture: hold(30, 119) }, 1_000, 5_000],
	['sound that is cut off', 'clipping', { sound: rattle }, 0, 100],
	['sound without a sound', 'silence', { sound: '0' }, 0, 6_000],
	['no sound', 'silence', { sound: null }, 0, 6_000],
	['sound that breaks off', 'silence', { sound: `lt(t\\,1.5)*${spoken(0.33)}` }, 1_500, 6_000],
	['sound at −23 LUFS', 'loudness', { sound: spoken(0.117) }, null, null],
	['sound that comes 400 ms late', 'sync', { soundLate: 0.4 }, 0, 400],
	['sound that comes 400 ms early', 'sync', { pictureLate: 0.4 }, 0, 400],
	['another shape', 'resolution', { source: 'testsrc2=s=320x180:r=30' }, null, null],
	['a third of the size', 'resolution', { source: 'testsrc2=s=62x110:r=30' }, null, null],
	['a tenth of the pictures', 'frame-rate', { source: 'testsrc2=s=180x320:r=8' }, null, null],
	['a burnt-out picture', 'exposure', { picture: 'lutyuv=y=min(val*2\\,235)' }, 0, 6_000],
	['a blurred picture', 'sharpness', { source: 'testsrc2=s=720x1280:r=30', picture: 'gblur=sigma=14' }, null, null],
];

describe('a clip', () => {
	it('without a flaw scores high in every check', async () => {
		const { score, names, checks, measures } = await scored('good.mp4');
		expect(names).toEqual([]);
		expect(score).toBeGreaterThanOrEqual(95);
		expect(checks.flatMap(({ spans }) => spans)).toEqual([]);
		expect(checks.map(({ check }) => check)).toEqual([
			...['black', 'frozen', 'exposure', 'sharpness', 'resolution', 'frame-rate'],
			...['silence', 'clipping', 'loudness', 'sync'],
		]);
		expect(measures.frameCount).toBe(180);
	});

	it.each(flaws)('with %s loses in the check %s alone, and is told where', async (name, check, parts, from, to) => {
		const { faults, names, score } = await scored(`${name}.mp4`, parts);
		expect(names).toEqual([check]);
		expect(score).toBeLessThan(99);
		const [span] = faults[0]?.spans ?? [];
		if (from === null || to === null) return expect(span).toBeUndefined();
		expect(Math.abs((span?.startMs ?? NaN) - from)).toBeLessThan(edgeMs);
		expect(Math.abs((span?.endMs ?? NaN) - to)).toBeLessThan(edgeMs);
	});

	it('is measured against what was wished, not against habits', async () => {
		const wished = { ...expectations, integratedLufs: -23, sound: true };
		expect((await scored('quiet.mp4', { sound: spoken(0.117) }, wished)).names).toEqual([]);
		expect((await scored('mute.mp4', { sound: null }, { ...expectations, sound: false })).names).toEqual([]);
		const patient = { ...expectations, longestBlackMs: 3_000 };
		const black = { picture: "drawbox=c=black:t=fill:enable='between(t,2,3.99)'" };
		expect((await scored('dark.mp4', black, patient)).names).toEqual([]);
	});

	it('in Matroska with lossless sound is measured alike', async () => {
		expect((await scored('good.mkv', { audioCodec: ['-c:a', 'flac'] })).names).toEqual([]);
		expect((await scored('rattle.mkv', { audioCodec: ['-c:a', 'flac'], sound: rattle })).names).toEqual(['clipping']);
		expect((await scored('late.mkv', { soundLate: 0.4 })).names).toEqual(['sync']);
	});
});

describe('a still', () => {
	it.each(['gradients=s=960x540:c0=0x203050:c1=0x8090a0:seed=3', 'testsrc2=s=960x540,gblur=sigma=6'])(
		'in slow motion does not count as frozen: %s',
		async (source) => {
			const image = await makeStill(at('still.png'), source);
			const request = { frameCount: 180, camera: 'push-in' } as const;
			const { path: clip } = await madeClip(workDir, request, { firstFrame: image });
			const { measures } = await watch(clip);
			expect(longestOf(measures.frozen ?? [{ startMs: 0, endMs: Infinity }])).toBeLessThan(1_000);
		},
	);

	it.each([
		['of MPEG-4', ['-c:v', 'mpeg4', '-q:v', '12']],
		['with few bits', ['-c:v', 'libx264', '-preset', 'medium', '-b:v', '600k']],
	])('that pumps at each key frame %s counts as one freeze', async (_, coded) => {
		const parts = { source: 'testsrc2=s=720x1280:r=30', picture: hold(30, 119), videoCodec: [...coded, '-g', '30'] };
		const { faults } = await scored('pumping.mp4', parts);
		expect(faults.map(({ check, spans }) => [check, spans.length])).toEqual([['frozen', 1]]);
	});

	it('after another, by a cut, is not one long freeze', async () => {
		const parts = { picture: "geq=lum='60+mod(floor(T/1.5)*40,160)+20*sin(X/9)':cb=128:cr=128" };
		const { names, measures } = await scored('slides.mp4', parts);
		expect(measures.frozen).toHaveLength(4);
		expect(names).not.toContain('frozen');
	});
});

describe('watching', () => {
	it('tells its progress in frames', async () => {
		const seen: [number, number][] = [];
		const file = await makeFlawed(at('progress.mp4'));
		await watch(file, { onFrames: (done, of) => void seen.push([done, of]) });
		expect(seen.at(-1)).toEqual([180, 180]);
	});

	it('ends at once when it is cancelled, and leaves neither process nor file', async () => {
		const file = await makeFlawed(at('cancelled.mp4'));
		const stop = new AbortController();
		const slow = wrapped('slow', 'exec ffmpeg -re "$@"');
		const onFrames = () => stop.abort(new Error('no longer wanted'));
		await expect(slow(file, { signal: stop.signal, onFrames })).rejects.toThrow('no longer wanted');
		expect(childProcesses()).toEqual([]);
		expect(readdirSync(workDir).filter((name) => name.startsWith('watch-'))).toEqual([]);
	});

	it('goes on without the filters that an FFmpeg lacks, and says what it could not look at', async () => {
		const file = await makeFlawed(at('lacking.mp4'));
		const lacking =
			'case "$*" in *-filters*) ffmpeg "$@" | grep -vE "blurdetect|astats|freezedetect";; *) exec ffmpeg "$@";; esac';
		const { measures, missed } = await wrapped('lacking', lacking)(file);
		expect(missed).toEqual(['frozen', 'sharpness', 'clipping']);
		expect(measures).toMatchObject({ frozen: null, edges: null, black: [], sound: { peaks: null } });
	});

	it('judges the picture of a video whose sound cannot be decoded', async () => {
		const file = await makeFlawed(at('sound.avi'), { audioCodec: ['-c:a', 'pcm_s16le'] });
		const bytes = readFileSync(file);
		bytes.writeUInt16LE(0x7777, bytes.indexOf('strf', bytes.indexOf('auds')) + 8);
		writeFileSync(file, bytes);
		const { measures } = await watch(file);
		expect(measures).toMatchObject({ frameCount: 180, sound: 'broken' });
	});

	it('counts what a cut-off file has lost as still and silent', async () => {
		const whole = readFileSync(await makeFlawed(at('streamed.mp4'), { more: ['-movflags', '+faststart'] }));
		writeFileSync(at('cut-off.mp4'), whole.subarray(0, whole.length / 3));
		const { file, measures } = await watch(at('cut-off.mp4'));
		const { checks } = scoreVideo({ file, measures, expectations, captions: null });
		const faults = checks.filter(({ verdict }) => verdict !== 'good');
		expect(faults.map(({ check, spans }) => [check, spans.at(-1)?.endMs])).toEqual([
			['frozen', 6_000],
			['silence', 6_000],
		]);
	});

	it.each([
		['text', 'No video at all.'],
		['a playlist that names other files', '#EXTM3U\n#EXT-X-TARGETDURATION:6\n#EXTINF:6,\ngood.mp4\n#EXT-X-ENDLIST\n'],
		['a list for concatenation', "ffconcat version 1.0\nfile 'good.mp4'\n"],
	])('refuses %s', async (name, text) => {
		writeFileSync(at(name), text);
		await expect(watch(at(name))).rejects.toMatchObject({
			problem: { type: 'video-unreadable', kind: 'input-invalid', field: 'assetId' },
		});
	});

	it('refuses pictures and sounds alone, and a video that is cut off before its index', async () => {
		const whole = readFileSync(await makeFlawed(at('whole.mp4')));
		writeFileSync(at('half.mp4'), whole.subarray(0, whole.length / 2));
		const image = await makeStill(at('image.png'), 'testsrc2=s=180x320');
		for (const file of [image, at('half.mp4')])
			await expect(watch(file)).rejects.toMatchObject({ problem: { type: 'video-unreadable' } });
	});
});
