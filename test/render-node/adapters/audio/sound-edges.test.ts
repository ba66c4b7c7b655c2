import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import { createMixAudio } from '../../../../render-node/src/adapters/audio/mix-audio.js';
import type { MixPlan } from '../../../../render-node/src/domain/timeline/mix-audio.js';
import { createSounds, decoded, levelAt } from '../../../kits/sounds.js';

const sounds = createSounds();
afterAll(sounds.remove);
const mixAudio = createMixAudio({ ffmpegPath: 'ffmpeg' });
const workDir = sounds.at('work');
mkdirSync(workDir);

const noBed = { voice: [], effects: [], music: null, target: { integratedLufs: -14, truePeakDbtp: -1 } };
let mixes = 0;
async function mix(plan: Partial<MixPlan> & { durationMs: number }) {
	const outPath = sounds.at(`mix-${mixes++}.m4a`);
	const loudness = await mixAudio({ ...noBed, ...plan }, { outPath, workDir, signal: new AbortController().signal });
	expect(Math.abs((loudness?.integratedLufs ?? 0) + 14)).toBeLessThanOrEqual(0.5);
	return decoded(outPath).left;
}

const speech = sounds.speechLike('speech.wav', 4);
/** Far above the voice, so that it can be measured under it. */
const whistle = sounds.tone('whistle.wav', 9_000, 3);
/** Not a whole number of waves, so that its repeat clicks. */
const broken = sounds.tone('broken.wav', 400, 2.000625);
const bed = { gainDb: -10, duck: true, fadeInMs: 0, fadeOutMs: 0 };

describe('a sound with fades', () => {
	it('comes and goes evenly, wherever it lies', async () => {
		const fading = { path: whistle, startMs: 1_000, gainDb: 0, fadeInMs: 1_000, fadeOutMs: 1_000 };
		const left = await mix({ durationMs: 5_000, effects: [fading] });
		const level = (fromMs: number) => levelAt(left, 9_000, fromMs, fromMs + 100);
		const full = level(2_450);
		// Half way an even fade is 6 dB down, a tenth of the way 20 dB.
		for (const halfWay of [1_450, 3_450]) expect(Math.abs(full - level(halfWay) - 6)).toBeLessThan(1.5);
		for (const edge of [1_050, 3_850]) expect(Math.abs(full - level(edge) - 20)).toBeLessThan(3);
	});

	it('fades before the end of the video where that cuts it off', async () => {
		const left = await mix({ durationMs: 2_000, effects: [{ path: whistle, startMs: 0, gainDb: 0, fadeOutMs: 500 }] });
		const level = (fromMs: number) => levelAt(left, 9_000, fromMs, fromMs + 100);
		expect(Math.abs(level(1_000) - level(1_350))).toBeLessThan(1);
		expect(level(1_000) - level(1_850)).toBeGreaterThan(10);
	});
});

describe('ducking', () => {
	it.each([0, 4, 16])('steps back by the %i dB that were asked for', async (duckDb) => {
		const voice = [{ path: speech, startMs: 3_000, gainDb: 0 }];
		const left = await mix({ durationMs: 7_000, voice, music: { ...bed, path: whistle, duckDb } });
		const depth = levelAt(left, 9_000, 500, 2_500) - levelAt(left, 9_000, 4_000, 6_500);
		expect(Math.abs(depth - duckDb)).toBeLessThan(3);
	});
});

describe('music that repeats', () => {
	/** The loudest in the band far above the tone: a click has all frequencies. */
	const click = (left: Float32Array) =>
		Math.max(...[1_900, 1_950, 2_000, 2_050].map((fromMs) => levelAt(left, 6_000, fromMs, fromMs + 20)));

	it('melts into itself without a click and without a hole', async () => {
		const music = { ...bed, path: broken };
		const hard = await mix({ durationMs: 6_000, music });
		const soft = await mix({ durationMs: 6_000, music: { ...music, crossfadeMs: 400 } });
		const all = (left: Float32Array) =>
			Math.max(...Array.from({ length: 110 }, (_, index) => levelAt(left, 6_000, 500 + 50 * index, 520 + 50 * index)));
		expect(click(hard)).toBeGreaterThan(all(soft) + 10);
		const levels = Array.from({ length: 40 }, (_, index) => rms(soft, 500 + 100 * index));
		expect(Math.min(...levels)).toBeGreaterThan(-26);
	});
});

describe('the level of a track', () => {
	it('is louder against the others', async () => {
		const plan = {
			durationMs: 5_000,
			voice: [{ path: speech, startMs: 0, gainDb: 0 }],
			music: { ...bed, path: whistle, duck: false },
		};
		const share = (left: Float32Array) => levelAt(left, 9_000, 500, 3_500) - rms(left, 500, 3_000);
		const plain = share(await mix(plan));
		const louder = share(await mix({ ...plan, levels: { musicDb: 3, voiceDb: -3 } }));
		expect(Math.abs(louder - plain - 6)).toBeLessThan(2);
	});
});

function rms(left: Float32Array, fromMs: number, lengthMs = 100): number {
	const part = left.subarray(48 * fromMs, 48 * (fromMs + lengthMs));
	return 10 * Math.log10(part.reduce((sum, sample) => sum + sample ** 2, 0) / part.length + 1e-12);
}
