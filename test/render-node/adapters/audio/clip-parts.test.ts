import { afterAll, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { createMixAudio } from '../../../../render-node/src/adapters/audio/mix-audio.js';
import type { MixPlan } from '../../../../render-node/src/domain/timeline/mix-audio.js';
import { createSounds, decoded, levelAt } from '../../../kits/sounds.js';

const sounds = createSounds();
afterAll(sounds.remove);
const mixAudio = createMixAudio({ ffmpegPath: 'ffmpeg' });
const workDir = sounds.at('work');
mkdirSync(workDir);
/** One second of 1 kHz after each second of silence, four seconds in all. */
const beeps = sounds.make(
	'beeps.wav',
	...['-f', 'lavfi', '-i', "sine=f=1000:r=48000:d=4,volume='gte(mod(t,2),1)':eval=frame", '-ac', '2'],
);

let mixes = 0;
async function mix(plan: Partial<MixPlan>) {
	const outPath = sounds.at(`mix-${mixes++}.m4a`);
	const target = { integratedLufs: -20, truePeakDbtp: -1 };
	const whole = { durationMs: 4000, voice: [], effects: [], music: null, target, ...plan };
	await mixAudio(whole, { outPath, workDir, signal: new AbortController().signal });
	const { left } = decoded(outPath);
	return (hertz: number, fromMs: number, toMs: number) => levelAt(left, hertz, fromMs, toMs);
}
const recording = (more: object) => ({ path: beeps, startMs: 0, gainDb: 0, ...more });

it('plays a part of a recording at another tempo in its own pitch', async () => {
	const part = { fromMs: 500, toMs: 3500, tempo: [{ atMs: 0, rate: 2 }] };
	const level = await mix({ effects: [recording({ startMs: 1000, part })] });
	// Silence to 1000 ms of the part comes at 1250 ms, the next one from 1750 ms on.
	expect(level(1000, 1300, 1700)).toBeGreaterThan(level(1000, 1000, 1220) + 30);
	expect(level(1000, 1300, 1700)).toBeGreaterThan(level(1000, 1790, 2210) + 30);
	expect(level(1000, 1300, 1700)).toBeGreaterThan(level(2000, 1300, 1700) + 30);
	expect(level(1000, 2520, 2900)).toBeLessThan(level(1000, 1300, 1700) - 30);
});

it.each([
	[
		'slower and faster',
		[
			{ atMs: 0, rate: 0.5 },
			{ atMs: 1000, rate: 2 },
		],
		2000,
		2500,
	],
	[
		'far beyond what one filter does',
		[
			{ atMs: 0, rate: 0.4 },
			{ atMs: 800, rate: 1 },
		],
		2200,
		3200,
	],
])('follows a tempo that changes: %s', async (_, tempo, beepFromMs, beepToMs) => {
	const level = await mix({ effects: [recording({ part: { fromMs: 0, toMs: 4000, tempo } })] });
	const beep = level(1000, beepFromMs + 60, beepToMs - 60);
	expect(beep).toBeGreaterThan(level(1000, beepFromMs - 500, beepFromMs - 60) + 25);
	expect(beep).toBeGreaterThan(level(1000, beepToMs + 60, beepToMs + 300) + 25);
});

it('lets what is ducked step back under the voice, and nothing else', async () => {
	const voice = [{ path: sounds.speechLike('speech.wav', 2), startMs: 0, gainDb: 0 }];
	const whistle = (hertz: number) => ({ path: sounds.tone(`${hertz}.wav`, hertz, 4), startMs: 0, gainDb: -6 });
	const level = await mix({ voice, effects: [whistle(9000)], ducked: [whistle(7000)] });
	expect(level(7000, 2600, 3900) - level(7000, 300, 1900)).toBeGreaterThan(4);
	expect(Math.abs(level(9000, 2600, 3900) - level(9000, 300, 1900))).toBeLessThan(1.5);
	const alone = await mix({ ducked: [whistle(7000)] });
	expect(alone(7000, 300, 1900)).toBeGreaterThan(-40);
});
