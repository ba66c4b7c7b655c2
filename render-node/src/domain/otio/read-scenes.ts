import { filtersSchema, limits, motionSchema, sceneTitleSchema, type Scene } from '@showrunner/contract';
import type { ImportContext } from './import-context.js';
import { ownMetadata, textIn } from './otio-node.js';
import { itemLengths, shortestSceneMs } from './place-items.js';
import { named, type TrackItem } from './read-track.js';
import { readTransition } from './read-transition.js';
import { readOwn, readVisual } from './read-visual.js';
import { lengthRefused, tooManyScenes } from './refuse-document.js';

/** An item of the picture track with its time on the video's clock, in whole milliseconds. */
export type PlacedItem = { item: TrackItem; startMs: number; lengthMs: number };

export function placeItems(items: readonly TrackItem[]): PlacedItem[] {
	let startMs = 0;
	return itemLengths(items).map((lengthMs, index) => {
		const placed = { item: items[index] as TrackItem, startMs, lengthMs };
		startMs += lengthMs;
		return placed;
	});
}

/** The scenes of the picture track. Their lengths add up to those of the items. */
export function readScenes(placed: readonly PlacedItem[], context: ImportContext): Scene[] {
	const kept = absorbShort(placed, context);
	const totalMs = kept.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
	if (totalMs < shortestSceneMs || totalMs > limits.videoDurationMs)
		throw lengthRefused(totalMs, shortestSceneMs, limits.videoDurationMs);
	if (kept.length > limits.sceneCount) throw tooManyScenes(kept.length, limits.sceneCount);
	const taken = new Set<string>();
	return kept.map(({ item, lengthMs }, index) => {
		const [before, next] = [kept[index - 1], kept[index + 1]];
		const motion = readOwn(item, 'motion', (value) => motionSchema.safeParse(value), context);
		const filters = readOwn(item, 'filters', (value) => filtersSchema.safeParse(value), context);
		return {
			id: freeId(item, index, taken),
			...titleOf(item),
			durationMs: lengthMs,
			visual: readVisual(item, before?.item.dissolve?.inMs ?? 0, context),
			...(motion && { motion }),
			...(filters && { filters }),
			transition: readTransition(item, next && Math.min(lengthMs, next.lengthMs), context),
		};
	});
}

/** Scenes that are too short to be one give their time to the scene before, or else to the one after. */
function absorbShort(placed: readonly PlacedItem[], { warn }: ImportContext): PlacedItem[] {
	const kept: PlacedItem[] = [];
	let owedMs = 0;
	for (const each of placed) {
		const lengthMs = each.lengthMs + owedMs;
		const before = kept.at(-1);
		if (lengthMs >= shortestSceneMs) {
			kept.push({ ...each, startMs: each.startMs - owedMs, lengthMs });
			owedMs = 0;
			continue;
		}
		const { node, place, dissolve } = each.item;
		warn(
			'scene-merged',
			`${named(node)} is shorter than ${shortestSceneMs} ms; the scene beside it lasts longer`,
			place,
		);
		if (before) {
			before.lengthMs += lengthMs;
			before.item = { ...before.item };
			delete before.item.dissolve;
			if (dissolve) before.item.dissolve = dissolve;
		} else owedMs = lengthMs;
	}
	return kept;
}

function titleOf({ node }: TrackItem): Pick<Scene, 'title'> {
	const { data } = sceneTitleSchema.safeParse(ownMetadata(node).title);
	return data === undefined ? {} : { title: data };
}

const longestId = 100;

/** The scene's own id, else the clip's name; a clip that was cut in two needs a second one. */
function freeId({ node, kind }: TrackItem, index: number, taken: Set<string>): string {
	const own = ownMetadata(node).sceneId;
	const named =
		(typeof own === 'string' && own) || textIn(node, 'name') || `${kind === 'gap' ? 'gap' : 'scene'}-${index + 1}`;
	const base = named.slice(0, longestId);
	let id = base;
	for (let copy = 2; taken.has(id); copy++) id = `${base.slice(0, longestId - 6)}-${copy}`;
	taken.add(id);
	return id;
}
