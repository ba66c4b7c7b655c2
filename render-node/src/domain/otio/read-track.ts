import type { ImportContext } from './import-context.js';
import { nodesIn, schemaOf, textIn, type OtioNode } from './otio-node.js';
import { activeReference } from './read-references.js';
import { readRange, readTime, type DocumentRange } from './read-time.js';

/** Something on a track; what is not understood became a gap of the same length. */
export type TrackItem = {
	kind: 'clip' | 'gap';
	node: OtioNode;
	/** Where in the document, for people. */
	place: string;
	/** On the track. */
	startMs: number;
	durationMs: number;
	/** From the first frame of the media to the first one that is used. */
	sourceMs: number;
	/** The same in the media's own time code, as markers count. */
	sourceCodeMs: number;
	frameMs: number;
	/** The way to the next item; absent where it is a cut. */
	dissolve?: Dissolve;
};
export type Dissolve = { node: OtioNode; place: string; inMs: number; outMs: number; frameMs: number };

/** The items of a track one after the other. Warns of all that is left out. */
export function readTrack(track: OtioNode, place: string, context: ImportContext): TrackItem[] {
	if (readRange(track, 'source_range', place))
		context.warn('nesting-ignored', 'The track is cut to a part of itself; all of it was taken', place);
	warnOfEffects(track, place, context);
	const items: TrackItem[] = [];
	let startMs = 0;
	for (const [index, node] of nodesIn(track, 'children').entries()) {
		const at = `${place}.children[${index}]`;
		if (schemaOf(node) === 'Transition') {
			tieDissolve(node, at, items.at(-1), context);
			continue;
		}
		const item = readItem(node, at, startMs, context);
		if (item.durationMs <= 0) continue;
		items.push(item);
		startMs += item.durationMs;
	}
	const last = items.at(-1);
	if (last?.dissolve) {
		context.warn('transition-adjusted', 'A transition at the end of the track was left out', last.dissolve.place);
		delete last.dissolve;
	}
	return items;
}

function tieDissolve(node: OtioNode, place: string, before: TrackItem | undefined, context: ImportContext): void {
	const into = readTime(node.in_offset, `${place}.in_offset`);
	const out = readTime(node.out_offset, `${place}.out_offset`);
	if (before && !before.dissolve) {
		before.dissolve = { node, place, inMs: Math.max(0, into.ms), outMs: Math.max(0, out.ms), frameMs: into.frameMs };
		return;
	}
	context.warn('transition-adjusted', 'A transition that does not lie between two clips was left out', place);
}

function readItem(node: OtioNode, place: string, startMs: number, context: ImportContext): TrackItem {
	const schema = schemaOf(node);
	const isClip = schema === 'Clip';
	const reference = isClip ? activeReference(node) : undefined;
	const available = reference ? readRange(reference, 'available_range', `${place}.media_reference`) : null;
	const range = readRange(node, 'source_range', place) ?? available ?? nestedRange(node, place);
	if (isClip || schema === 'Gap' || schema === 'Filler') warnOfEffects(node, place, context);
	else warnOfSchema(node, place, context);
	if (!range) context.warn('media-missing', `${named(node)} says no length and was left out`, place);
	const { startMs: code, durationMs, frameMs } = range ?? { startMs: 0, durationMs: 0, frameMs: 1000 / 30 };
	// Some programs count from the media's time code, others from 0.
	const origin = available && available.startMs <= code ? available.startMs : 0;
	const source = { sourceMs: Math.max(0, code - origin), sourceCodeMs: code };
	return { kind: isClip ? 'clip' : 'gap', node, place, startMs, durationMs, ...source, frameMs };
}

function warnOfSchema(node: OtioNode, place: string, { warn }: ImportContext): void {
	const schema = textIn(node, 'OTIO_SCHEMA').slice(0, 80);
	const isNested = ['Stack', 'Track', 'Sequence'].includes(schemaOf(node));
	if (isNested)
		warn('nesting-ignored', `${named(node)} is a ${schema} in itself; nothing is shown in its place`, place);
	else warn('schema-ignored', `'${schema}' is not known here; nothing is shown in its place`, place);
}

/** Length of a nested composition that does not say it: the sum of a track, the longest of a stack. */
function nestedRange(node: OtioNode, place: string): DocumentRange | null {
	const own = readRange(node, 'source_range', place);
	const reference = schemaOf(node) === 'Clip' ? activeReference(node) : undefined;
	if (own || reference) return own ?? (reference ? readRange(reference, 'available_range', place) : null);
	const inner = nodesIn(node, 'children')
		.filter((child) => schemaOf(child) !== 'Transition')
		.map((child, index) => nestedRange(child, `${place}.children[${index}]`))
		.filter((range) => range !== null);
	const [first] = inner;
	if (!first) return null;
	const lengths = inner.map(({ durationMs }) => durationMs);
	const isStack = schemaOf(node) === 'Stack';
	const durationMs = isStack ? Math.max(...lengths) : lengths.reduce((sum, length) => sum + length, 0);
	return { startMs: 0, durationMs, frameMs: first.frameMs };
}

const speedEffects = ['TimeEffect', 'LinearTimeWarp', 'FreezeFrame'];

function warnOfEffects(node: OtioNode, place: string, { warn }: ImportContext): void {
	for (const [index, effect] of nodesIn(node, 'effects').entries()) {
		if (effect.enabled === false) continue;
		const name = textIn(effect, 'effect_name') || textIn(effect, 'name') || schemaOf(effect);
		const at = `${place}.effects[${index}]`;
		const whose = `on ${named(node)}`;
		if (speedEffects.includes(schemaOf(effect)))
			warn(
				'speed-ignored',
				`The speed effect '${name.slice(0, 60)}' ${whose} was left out: it runs at its own speed`,
				at,
			);
		else warn('effect-ignored', `The effect '${name.slice(0, 60)}' ${whose} was left out`, at);
	}
}

/** How a message names a thing of the document. */
export function named(node: OtioNode): string {
	const name = textIn(node, 'name').slice(0, 60);
	return name ? `'${name}'` : `a ${schemaOf(node) || 'thing'} without a name`;
}
