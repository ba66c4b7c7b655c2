import { describe, expect, it } from '@jest/globals';
import { timelineSchema } from '@showrunner/contract';
import { createRandom, type Random } from '../../../../render-node/src/domain/music/random.js';
import { nodesIn, schemaOf, type OtioNode } from '../../../../render-node/src/domain/otio/otio-node.js';
import { Refusal } from '../../../../render-node/src/domain/refusal.js';
import { compileTimeline } from '../../../../render-node/src/domain/timeline/compile-timeline.js';
import { exchangeMedia, exportOf, importOf, randomExchange } from '../../../kits/exchange.js';

const seeds = Array.from({ length: 200 }, (_, seed) => seed);

type Time = { value: number; rate: number };
type Item = OtioNode & { source_range: { start_time: Time; duration: Time } };
const isItem = (node: OtioNode): node is Item => 'source_range' in node;
const gap = (value: number, rate: number) => ({
	OTIO_SCHEMA: 'Gap.1',
	source_range: {
		OTIO_SCHEMA: 'TimeRange.1',
		start_time: { OTIO_SCHEMA: 'RationalTime.1', value: 0, rate },
		duration: { OTIO_SCHEMA: 'RationalTime.1', value, rate },
	},
});

/** Does to the picture track what an editor does: trims, removes, copies, moves, opens gaps, drops transitions. */
function edit(track: OtioNode, rate: number, random: Random): void {
	const kept = nodesIn(track, 'children').filter((node) => isItem(node) || random.chance(0.7));
	const items: OtioNode[] = kept.flatMap((node): OtioNode[] => {
		if (!isItem(node)) return [node];
		const { duration } = node.source_range;
		if (random.chance(0.3)) duration.value = Math.max(rate, duration.value + random.integer(-20, 20));
		if (random.chance(0.1)) return [];
		if (random.chance(0.1)) return [node, structuredClone(node)];
		return random.chance(0.1) ? [node, gap(random.integer(rate, 90), rate)] : [node];
	});
	const alone = random.chance(0.3) ? items.filter(isItem).reverse() : items;
	track.children = alone.filter((node, index) => isItem(node) || isItemAt(alone, index - 1));
	const children = nodesIn(track, 'children');
	while (children.length > 0 && !isItemAt(children, children.length - 1)) children.pop();
	track.children = children;
}
const isItemAt = (nodes: readonly OtioNode[], index: number) => isItem(nodes[index] ?? {});

const pictures = (document: OtioNode) => nodesIn(document.tracks as OtioNode, 'children')[0] ?? {};
const framesOf = (document: OtioNode) =>
	nodesIn(pictures(document), 'children').flatMap((node) => (isItem(node) ? [node.source_range.duration.value] : []));

/** Puts something else in the place of one value, anywhere. */
function spoil(document: unknown, random: Random): unknown {
	const places: [Record<string, unknown>, string][] = [];
	const walk = (node: unknown): void => {
		if (typeof node !== 'object' || node === null) return;
		for (const [key, inner] of Object.entries(node)) {
			places.push([node as Record<string, unknown>, key]);
			walk(inner);
		}
	};
	walk(document);
	const place = places[random.integer(0, places.length - 1)];
	if (place) place[0][place[1]] = random.pick([null, -1, 1e300, 0.5, 'x', '', [], {}, [[]], true, [null], -1e300]);
	return document;
}

describe('whatever an editor does', () => {
	it('keeps every cut within a frame of the document, without drift, two hundred times', () => {
		for (const seed of seeds) {
			const original = randomExchange(seed);
			const rate = original.outputs[0]?.fps ?? 30;
			const document = exportOf(original);
			edit(pictures(document), rate, createRandom(seed, 'edit'));
			const clips = nodesIn(pictures(document), 'children').filter((node) => schemaOf(node) === 'Clip');
			if (clips.length === 0) continue;
			const { timeline, warnings } = importOf(document);
			if (warnings.some(({ code }) => code === 'scene-merged')) continue;
			const totals = framesOf(document).reduce<number[]>((all, each) => [...all, (all.at(-1) ?? 0) + each], []);
			const ends = timeline.scenes.reduce<number[]>((all, each) => [...all, (all.at(-1) ?? 0) + each.durationMs], []);
			expect({ seed, count: ends.length }).toEqual({ seed, count: totals.length });
			// A dissolve that somebody made lopsided may move its cut; none is here.
			const off = ends.map((end, index) => Math.abs(end - ((totals[index] ?? 0) * 1000) / rate));
			expect({ seed, isNear: Math.max(...off) <= 1000 / rate + 1 }).toEqual({ seed, isNear: true });
			const context = { media: exchangeMedia, encoderFor: () => 'libx264' as const, engine: 'x', captionsFor: {} };
			const plan = compileTimeline(timeline, context);
			for (const { encoding, frameCount } of plan.outputs)
				expect(frameCount).toBe(Math.round(((ends.at(-1) ?? 0) * encoding.fps) / 1000));
		}
	});

	it('ends in a timeline or a refusal, whatever is broken', () => {
		const outcomes = { read: 0, refused: 0 };
		for (let seed = 0; seed < 400; seed++) {
			const random = createRandom(seed, 'spoil');
			let document: unknown = exportOf(randomExchange(seed % 20));
			for (let times = random.integer(1, 4); times > 0; times--) document = spoil(document, random);
			try {
				expect(timelineSchema.safeParse(importOf(document).timeline).success).toBe(true);
				outcomes.read++;
			} catch (error) {
				if (!(error instanceof Refusal)) throw new Error(`seed ${seed}`, { cause: error });
				outcomes.refused++;
			}
		}
		expect(outcomes.read).toBeGreaterThan(100);
		expect(outcomes.refused).toBeGreaterThan(10);
	});
});
