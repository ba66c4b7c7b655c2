import { describe, expect, it } from '@jest/globals';
import type { Timeline } from '@showrunner/contract';
import { exportOf, importOf, randomExchange } from '../../../kits/exchange.js';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

/** The order of sounds and captions with the same start means nothing. */
function normalised(timeline: Timeline) {
	const sorted = <T extends { startMs: number }>(list: readonly T[]) =>
		[...list].sort((a, b) => a.startMs - b.startMs || JSON.stringify(a).localeCompare(JSON.stringify(b)));
	const { captions } = timeline;
	return {
		...timeline,
		voice: sorted(timeline.voice),
		effects: sorted(timeline.effects),
		...(captions && { captions: { ...captions, scenes: sorted(captions.scenes) } }),
	};
}

/** A document as a program writes it that keeps nothing of ours. */
const withoutMetadata = (document: unknown): unknown =>
	JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === 'metadata' ? {} : value)));

describe('a timeline that goes out and comes back', () => {
	it('is the same to the millisecond, two hundred times', () => {
		for (const seed of seeds) {
			const timeline = randomExchange(seed);
			const { timeline: back, warnings } = importOf(exportOf(timeline));
			expect({ seed, back: normalised(back) }).toEqual({ seed, back: normalised(timeline) });
			expect({ seed, warnings }).toEqual({ seed, warnings: [] });
		}
	});

	it('is another one where a single frame was added', () => {
		for (const seed of seeds) {
			const timeline = randomExchange(seed);
			const document = exportOf(timeline);
			const text = JSON.stringify(document);
			const length = /("source_range":\{"OTIO_SCHEMA":"TimeRange.1".*?"duration":\{.*?"value":)(\d+)/;
			const longer = JSON.parse(
				text.replace(length, (_, before, frames) => `${before}${Number(frames) + 1}`),
			) as unknown;
			const [first] = importOf(longer).timeline.scenes;
			expect({ seed, first }).not.toEqual({ seed, first: timeline.scenes[0] });
		}
	});

	it('keeps every cut to the frame where another program dropped all metadata', () => {
		for (const seed of seeds) {
			const timeline = randomExchange(seed);
			const frameMs = 1000 / (timeline.outputs[0]?.fps ?? 30);
			const { timeline: back } = importOf(withoutMetadata(exportOf(timeline)));
			const ends = ({ scenes }: Timeline) => scenes.map((_, index) => sum(scenes.slice(0, index + 1)));
			expect({ seed, count: back.scenes.length }).toEqual({ seed, count: timeline.scenes.length });
			const off = ends(back).map((end, index) => Math.abs(end - (ends(timeline)[index] ?? 0)));
			expect({ seed, most: Math.max(...off) <= frameMs }).toEqual({ seed, most: true });
			expect(back.scenes.map(({ id }) => id)).toEqual(timeline.scenes.map(({ id }) => id));
			expect(back.voice).toHaveLength(timeline.voice.length);
		}
	});
});

const sum = (scenes: Timeline['scenes']) => scenes.reduce((total, { durationMs }) => total + durationMs, 0);
