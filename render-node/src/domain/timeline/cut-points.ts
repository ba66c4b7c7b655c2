import type { InsertSpan, InsertSpans } from './inserts/insert-spans.js';
import type { SceneSpan } from './scene-spans.js';

/** The part of a transition that a cut shows, where an insert hides the rest: from its frame `first` of `frames`. */
export type FadePart = { first: number; frames: number };

/** Frames [from, to) in which `scene` is seen, alone or fading into the one after it. */
export type SceneCut = { from: number; to: number; scene: number; fades: boolean; part?: FadePart };
/** Frames in which an insert is seen in place of the scenes. */
export type InsertCut = { from: number; to: number; insert: InsertSpan };
export type Cut = (SceneCut | InsertCut) & { inset?: InsertSpan };

/** Longer stretches are cut, so that they can be rendered side by side and a changed caption costs little. */
const longestCutSeconds = 10;

/** The video in pieces that abut: scene, transition, scene, … with the inserts in their place. */
export function cutPoints(spans: readonly SceneSpan[], { full, inset }: InsertSpans, fps: number): Cut[] {
	const step = longestCutSeconds * fps;
	const scenes = sceneCuts(spans, step).flatMap((cut) => outside(cut, full).map((piece) => ({ ...cut, ...piece })));
	const inserts = full.flatMap((insert) => stepped(insert, step).map((piece) => ({ ...piece, insert })));
	const cuts = [...scenes, ...inserts].sort((a, b) => a.from - b.from);
	return cuts.flatMap((cut) => withInsets(cut, inset)).map((cut) => withPart(cut, spans));
}

type Piece = { from: number; to: number };

function sceneCuts(spans: readonly SceneSpan[], step: number): SceneCut[] {
	return spans.flatMap(({ alone, joined, gone }, scene) => [
		...stepped({ from: alone, to: joined }, step).map((piece) => ({ ...piece, scene, fades: false })),
		...(gone > joined ? [{ from: joined, to: gone, scene, fades: true }] : []),
	]);
}

function stepped({ from, to }: Piece, step: number): Piece[] {
	const pieces: Piece[] = [];
	for (let at = from; at < to; at += step) pieces.push({ from: at, to: Math.min(at + step, to) });
	return pieces;
}

/** What the spans, which are in order and do not overlap, leave of a piece. */
function outside({ from, to }: Piece, spans: readonly Piece[]): Piece[] {
	const left: Piece[] = [];
	let at = from;
	for (const span of spans) {
		if (span.to <= at || span.from >= to) continue;
		if (span.from > at) left.push({ from: at, to: span.from });
		at = span.to;
	}
	return at < to ? [...left, { from: at, to }] : left;
}

/** A cut in pieces in which an inset is seen all the time or never. */
function withInsets(cut: SceneCut | InsertCut, insets: readonly InsertSpan[]): Cut[] {
	const seen = insets.filter(({ from, to }) => from < cut.to && to > cut.from);
	const under = seen.map((inset): Cut => {
		return { ...cut, from: Math.max(cut.from, inset.from), to: Math.min(cut.to, inset.to), inset };
	});
	const bare = outside(cut, seen).map((piece): Cut => ({ ...cut, ...piece }));
	return [...bare, ...under].sort((a, b) => a.from - b.from);
}

/** A transition keeps its own pace, however little of it is seen. */
function withPart(cut: Cut, spans: readonly SceneSpan[]): Cut {
	if (!('scene' in cut)) return cut;
	const span = spans[cut.scene];
	if (!cut.fades || !span || (cut.from === span.joined && cut.to === span.gone)) return cut;
	return { ...cut, part: { first: cut.from - span.joined, frames: span.gone - span.joined } };
}
