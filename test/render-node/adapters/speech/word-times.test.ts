import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lane } from '../../../../render-node/src/adapters/speech/engine.js';
import { createEspeak } from '../../../../render-node/src/adapters/speech/espeak.js';
import { findFestival } from '../../../../render-node/src/adapters/speech/festival-engine.js';
import { findFlite } from '../../../../render-node/src/adapters/speech/flite-engine.js';
import { createWordAligner } from '../../../../render-node/src/adapters/speech/word-aligner.js';
import { planScene } from '../../../../render-node/src/domain/speech/plan-scene.js';
import { sayInEnglish } from '../../../../render-node/src/domain/speech/say-in-english.js';
import { shareSpan } from '../../../../render-node/src/domain/speech/time-span.js';
import { itWith } from './installed.js';

const text =
	'The lighthouse on Gull Rock has stood alone since 1868. For forty years one keeper, Thomas Hale, climbed the 199 steps to trim the wick. ' +
	'Thomas turned the lamp by hand until morning, counting the seconds aloud so that every ship would see the right light.';
const signal = new AbortController().signal;
let dir = '';
beforeAll(async () => void (dir = await mkdtemp(join(tmpdir(), 'times-'))));
afterAll(() => rm(dir, { recursive: true }));

async function open(engine: Awaited<ReturnType<typeof findFlite>>, voiceIndex: number): Promise<Lane> {
	const voice = 'open' in engine ? engine.voices[voiceIndex] : undefined;
	if (!('open' in engine) || !voice) throw new Error(`${engine.engine}: ${engine.note}`);
	return engine.open({ voice, speed: 1, dir, signal });
}
const mean = (values: number[]) => values.reduce((sum, value) => sum + Math.abs(value), 0) / values.length;

describe('word times', () => {
	it('of flite lie within 15 ms of where its sound begins after a silence', async () => {
		const lane = await open(await findFlite(1), 1);
		const errors: number[] = [];
		for (const words of [
			'lamp, morning, river, ladder.',
			'danger, midnight, garden, window.',
			'number, balloon, letter, market.',
		]) {
			const [utterance] = await lane.speak(planScene(words, 'en', sayInEnglish).sentences);
			const { samples, sampleRateHz } = utterance?.sound ?? { samples: new Float32Array(0), sampleRateHz: 1 };
			const msOf = (index: number) => (index / sampleRateHz) * 1000;
			const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
			for (const span of utterance?.unitSpans ?? []) {
				const middle = ((span?.startMs ?? 0) + (span?.endMs ?? 0)) / 2;
				const before = samples.findLastIndex(
					(_, i) => msOf(i) < middle && i % 64 === 0 && isQuiet(samples, i, sampleRateHz, peak),
				);
				errors.push((span?.startMs ?? 0) - msOf(before + 0.03 * sampleRateHz));
			}
		}
		await lane.close();
		expect(errors).toHaveLength(12);
		expect(mean(errors)).toBeLessThan(15);
	});

	itWith('festival')(
		'found by alignment lie within 80 ms of those that festival tells, closer than by length alone',
		async () => {
			const sentences = planScene(text, 'en', sayInEnglish).sentences;
			const utterances = await (await open(await findFestival('festival', 1), 0)).speak(sentences);
			const align = createWordAligner(createEspeak('espeak-ng'), 'en-us');
			const [aligned, estimated]: [number[], number[]] = [[], []];
			for (const [index, sentence] of sentences.entries()) {
				const utterance = utterances[index];
				const truth = utterance?.unitSpans?.map((span) => span?.startMs ?? NaN) ?? [];
				const found = utterance ? await align(sentence, utterance.sound, { dir, signal }) : null;
				const whole = { startMs: truth[0] ?? 0, endMs: utterance?.unitSpans?.at(-1)?.endMs ?? 0 };
				const guessed = shareSpan(whole, sentence.words.map((word) => word.text)); // prettier-ignore
				aligned.push(...truth.map((startMs, i) => startMs - (found?.[i]?.startMs ?? NaN)));
				estimated.push(...truth.map((startMs, i) => startMs - (guessed[i]?.startMs ?? NaN)));
			}
			expect(aligned).toHaveLength(text.split(' ').length);
			expect(mean(aligned)).toBeLessThan(80);
			expect(mean(aligned)).toBeLessThan(mean(estimated));
		},
	);
});

/** 30 ms around nothing louder than -36 dB under the peak. */
function isQuiet(samples: Float32Array, at: number, sampleRateHz: number, peak: number): boolean {
	const block = samples.subarray(at, at + Math.round(0.03 * sampleRateHz));
	return block.every((sample) => Math.abs(sample) < peak * 10 ** (-36 / 20));
}
