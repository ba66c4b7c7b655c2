import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createMixAudio } from '../../../../render-node/src/adapters/audio/mix-audio.js';
import { createMeasureLoudness } from '../../../../render-node/src/adapters/ffmpeg/measure-loudness.js';
import { SoundUnreadable } from '../../../../render-node/src/domain/audio/sound-unreadable.js';
import type { MixPlan } from '../../../../render-node/src/domain/timeline/mix-audio.js';
import { createSounds, decoded, levelAt } from '../../../kits/sounds.js';
import { synthesised } from '../../../kits/synthesised.js';

const sounds = createSounds();
afterAll(sounds.remove);
const mixAudio = createMixAudio({ ffmpegPath: 'ffmpeg' });
const measureLoudness = createMeasureLoudness('ffmpeg');
const workDir = sounds.at('work');
mkdirSync(workDir);

const noBed = { voice: [], effects: [], music: null, target: { integratedLufs: -14, truePeakDbtp: -1 } };
const bed = { gainDb: -10, duck: true, fadeInMs: 0, fadeOutMs: 0 };
let mixes = 0;
const mix = async (plan: Partial<MixPlan> & { durationMs: number }, signal = new AbortController().signal) => {
	const outPath = sounds.at(`mix-${mixes++}.m4a`);
	const loudness = await mixAudio({ ...noBed, ...plan }, { outPath, workDir, signal });
	return { outPath, loudness };
};
const durationOf = (file: string) =>
	Number(
		execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'stream=duration', '-of', 'csv=p=0', file]).toString(),
	);
const once = (path: string, startMs = 0, gainDb = 0) => [{ path, startMs, gainDb }];

/** An FFmpeg that counts its starts. */
function counting(name: string) {
	const [ffmpegPath, calls] = [sounds.at(`counted-${name}`), sounds.at(`calls-${name}`)];
	writeFileSync(ffmpegPath, `#!/bin/sh\necho call >> '${calls}'\nexec ffmpeg "$@"\n`, { mode: 0o755 });
	return { ffmpegPath, starts: () => readFileSync(calls, 'utf8').trim().split('\n').length };
}

const speech = sounds.speechLike('speech.wav', 4);
/** Far above the voice, so that it can be measured under it. */
const whistle = sounds.tone('whistle.wav', 9_000, 3);

describe('mixAudio', () => {
	it('brings a voice over music to -14 LUFS under -1 dBTP in the encoded file', async () => {
		const { bytes } = await synthesised({ kind: 'music', wish: { mood: 'uplifting', seed: 5, durationMs: 20_000 } });
		writeFileSync(sounds.at('music.pcm'), bytes);
		const music = sounds.make('music.flac', '-f', 's16le', '-ar', '48000', '-ac', '2', '-i', sounds.at('music.pcm'));
		const voice = [...once(speech, 500), ...once(sounds.speechLike('quiet.wav', 3, -15), 6_000, 12)];
		const { outPath, loudness } = await mix({
			durationMs: 12_000,
			voice,
			music: { ...bed, path: music, fadeOutMs: 1_500 },
		});
		const measured = await measureLoudness(outPath);
		expect(loudness).toEqual({ integratedLufs: measured?.integratedLufs, truePeakDbtp: measured?.truePeakDbtp });
		expect(Math.abs((measured?.integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.5);
		expect(measured?.truePeakDbtp).toBeLessThanOrEqual(-1);
	});

	describe.each([
		['espeak-ng', (text: string, out: string) => execFileSync('espeak-ng', ['-w', out, text])],
		['text2wave', (text: string, out: string) => execFileSync('text2wave', ['-o', out], { input: text })],
	])('with a voice of %s', (program, speak) => {
		const where = spawnSync(program, ['--version']).error ? it.skip : it;

		where('keeps to the same limits', async () => {
			const voice = sounds.at(`${program}.wav`);
			speak('The lighthouse stood alone. For a hundred years its keeper had lit the lamp at dusk.', voice);
			const { loudness } = await mix({ durationMs: 6_000, voice: once(voice), music: { ...bed, path: whistle } });
			expect(Math.abs((loudness?.integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.5);
			expect(loudness?.truePeakDbtp).toBeLessThanOrEqual(-1);
		});
	});

	it('tells the processor time of every process that it starts', async () => {
		const { ffmpegPath, starts } = counting('all');
		const spent: number[] = [];
		const counted = { outPath: sounds.at('counted.m4a'), workDir, signal: new AbortController().signal };
		const spend = ({ cpuMs }: { cpuMs: number }) => void spent.push(cpuMs);
		const sounding = {
			voice: once(speech),
			effects: once(whistle),
			music: { ...bed, path: whistle, crossfadeMs: 200 },
		};
		await createMixAudio({ ffmpegPath })({ ...noBed, ...sounding, durationMs: 5_000 }, { ...counted, spend });
		await createMixAudio({ ffmpegPath })({ ...noBed, durationMs: 1_000 }, { ...counted, spend });
		expect(spent).toHaveLength(starts());
		expect(spent.length).toBeGreaterThan(5);
		expect(spent.reduce((sum, cpuMs) => sum + cpuMs)).toBeGreaterThan(0);
	});

	it('measures the music while it decodes the voice, and once more where it is too short', async () => {
		const blip = sounds.tone('blip.wav', 9_000, 0.3);
		const counts = [];
		for (const [name, path] of Object.entries({ whistle, blip })) {
			const { ffmpegPath, starts } = counting(name);
			const plan = { ...noBed, voice: once(speech), music: { ...bed, path }, durationMs: 4_000 };
			const outPath = sounds.at(`beside-${name}.m4a`);
			await createMixAudio({ ffmpegPath })(plan, { outPath, workDir, signal: new AbortController().signal });
			const { left } = decoded(outPath);
			counts.push([name, starts(), levelAt(left, 9_000, 500, 3_500) > levelAt(left, 9_500, 500, 3_500) + 20]);
		}
		expect(counts).toEqual([
			['whistle', 4, true],
			['blip', 6, true],
		]);
	});

	it('ducks the music by 5 to 11 dB under speech and lets it come back in the pause', async () => {
		const voice = [...once(speech, 3_000), ...once(speech, 10_000)];
		const { outPath } = await mix({ durationMs: 14_000, voice, music: { ...bed, path: whistle } });
		const { left } = decoded(outPath);
		const [before, under, pause] = [
			levelAt(left, 9_000, 500, 2_500),
			levelAt(left, 9_000, 4_000, 6_500),
			levelAt(left, 9_000, 8_000, 9_800),
		];
		expect(before - under).toBeGreaterThan(5);
		expect(before - under).toBeLessThan(11);
		expect(Math.abs(before - pause)).toBeLessThan(1.5);
	});

	it('leaves the music alone where ducking is not wished', async () => {
		const { outPath } = await mix({
			durationMs: 8_000,
			voice: once(speech, 3_000),
			music: { ...bed, duck: false, path: whistle },
		});
		const { left } = decoded(outPath);
		expect(Math.abs(levelAt(left, 9_000, 500, 2_500) - levelAt(left, 9_000, 4_000, 6_500))).toBeLessThan(1.5);
	});

	it('fades the music in and out', async () => {
		const { outPath } = await mix({
			durationMs: 6_000,
			music: { ...bed, path: whistle, fadeInMs: 2_000, fadeOutMs: 2_000 },
		});
		const { left } = decoded(outPath);
		const middle = levelAt(left, 9_000, 2_500, 3_500);
		expect(middle - levelAt(left, 9_000, 0, 300)).toBeGreaterThan(12);
		expect(middle - levelAt(left, 9_000, 5_700, 6_000)).toBeGreaterThan(12);
	});

	it('places every sound at its millisecond, also when sounds overlap', async () => {
		const pip = sounds.tone('pip.wav', 1_000, 0.2);
		const high = sounds.tone('high.wav', 4_000, 0.4);
		const { outPath } = await mix({
			durationMs: 4_000,
			voice: [...once(pip, 1_234), ...once(pip, 3_000)],
			effects: once(high, 1_300),
		});
		const { left } = decoded(outPath);
		const first = left.findIndex((sample) => Math.abs(sample) > 0.05);
		// The limiter looks ahead 2 ms; AAC smears less than 10 ms forward.
		expect(Math.abs(first / 48 - 1_234)).toBeLessThan(12);
		expect(levelAt(left, 1_000, 3_010, 3_190)).toBeGreaterThan(-20);
		expect(levelAt(left, 1_000, 1_320, 1_420)).toBeGreaterThan(-20);
		expect(levelAt(left, 4_000, 1_320, 1_680)).toBeGreaterThan(-40);
		expect(levelAt(left, 1_000, 2_000, 2_900)).toBeLessThan(-60);
	});

	it.each([200, 500, 1_001, 33_367])('is exactly %d ms long', async (durationMs) => {
		const { outPath, loudness } = await mix({
			durationMs,
			voice: once(speech),
			music: { ...bed, path: whistle, fadeInMs: 800, fadeOutMs: 1_500 },
		});
		expect(durationOf(outPath)).toBeCloseTo(durationMs / 1000, 4);
		expect(Math.abs((loudness?.integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.5);
	});

	it.each([
		['no sounds at all', () => ({})],
		[
			'sounds that are silent',
			() => ({ voice: once(sounds.silence('hush.wav', 1)), music: { ...bed, path: sounds.silence('bed.wav', 2) } }),
		],
		['a sound that begins after the end', () => ({ voice: once(speech, 5_000) })],
	])('writes a silent track for %s', async (_, plan) => {
		const { outPath, loudness } = await mix({ durationMs: 2_000, ...plan() });
		expect(loudness).toBeNull();
		expect(durationOf(outPath)).toBeCloseTo(2, 4);
		expect(decoded(outPath).left.every((sample) => sample === 0)).toBe(true);
	});

	it('lays 240 scenes with 240 effects on one track', async () => {
		const scenes = Array.from({ length: 240 }, (_, i) => i * 250);
		const word = sounds.speechLike('word.wav', 0.2);
		const pip = sounds.tone('pip.wav', 6_000, 0.05);
		const { outPath, loudness } = await mix({
			durationMs: 60_000,
			voice: scenes.flatMap((startMs, i) => once(word, startMs, (i % 40) / 40)),
			effects: scenes.flatMap((startMs) => once(pip, startMs, -20)),
		});
		expect(durationOf(outPath)).toBe(60);
		expect(Math.abs((loudness?.integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.5);
	});

	it('gives the same bytes for the same plan', async () => {
		const plan = { durationMs: 3_000, voice: once(speech), music: { ...bed, path: whistle } };
		const [first, second] = [await mix(plan), await mix(plan)];
		expect(hashOf(second.outPath)).toEqual(hashOf(first.outPath));
	});

	it.each(['voice', 'effects', 'music'] as const)('names the file of the %s that cannot be decoded', async (role) => {
		const broken = sounds.at('broken.wav');
		writeFileSync(broken, 'RIFF no wave at all');
		const plan = { durationMs: 3_000, voice: once(speech), effects: once(whistle), music: { ...bed, path: whistle } };
		const spoilt =
			role === 'music' ? { music: { ...bed, path: broken } } : { [role]: [...once(speech), ...once(broken, 100)] };
		const error = await mix({ ...plan, ...spoilt }).catch((cause: unknown) => cause);
		expect(error).toBeInstanceOf(SoundUnreadable);
		expect(error).toMatchObject({ path: broken });
	});

	it('ends its processes and clears its scratch files when it is cancelled', async () => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(new Error('stop')), 400);
		await expect(
			mix({ durationMs: 3_600_000, voice: once(speech), music: { ...bed, path: whistle } }, controller.signal),
		).rejects.toThrow('stop');
		expect(runningFfmpegs()).toEqual([]);
		expect(readdirSync(workDir)).toEqual([]);
	});
});

const hashOf = (file: string) => execFileSync('sha256sum', [file]).toString().slice(0, 64);

/** FFmpeg processes that this test process has started and that still run. */
function runningFfmpegs(): string[] {
	const listing = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]).toString();
	return listing.split('\n').filter((line) => line.includes('ffmpeg'));
}
