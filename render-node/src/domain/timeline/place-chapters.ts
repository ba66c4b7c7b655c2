import type { PlacedChapter, Timeline, Warning } from '@showrunner/contract';
import { inputInvalid } from '../refusal.js';
import { sceneStarts } from './scene-starts.js';
import { timelineDurationMs } from './timeline-duration.js';

/** YouTube Help, "Add chapters to your videos": at least three, the first at 0:00, none shorter than 10 s. */
const youtube = { fewest: 3, shortestMs: 10_000 };

/** The chapters on the clock of the scenes, from each one's start to the next; the last goes to the end. */
export function placeChapters(timeline: Timeline): PlacedChapter[] {
	const wished = wishedChapters(timeline);
	const totalMs = timelineDurationMs(timeline);
	for (const [index, { startMs }] of wished.entries()) {
		const field = `timeline.chapters[${index}]`;
		if (startMs >= totalMs) throw beyondEnd(field, startMs, totalMs);
		const before = wished[index - 1];
		if (before && startMs <= before.startMs) throw outOfOrder(field, startMs, before.startMs);
	}
	return wished.map((chapter, index) => ({ ...chapter, endMs: wished[index + 1]?.startMs ?? totalMs }));
}

type Wished = Pick<PlacedChapter, 'startMs' | 'title'>;

function wishedChapters({ chapters, scenes }: Timeline): Wished[] {
	if (!chapters) return [];
	const starts = sceneStarts(scenes);
	if (chapters === 'scenes')
		return scenes.map(({ id, title }, at) => ({ startMs: starts[at] ?? 0, title: title ?? id }));
	return chapters.map((chapter, index) => {
		if (!('sceneId' in chapter)) return chapter;
		const { sceneId, title } = chapter;
		const startMs = starts[scenes.findIndex(({ id }) => id === sceneId)];
		if (startMs !== undefined) return { startMs, title };
		throw inputInvalid('chapter-scene-unknown', `No scene has the id ${sceneId}, with which the chapter is to begin`, {
			field: `timeline.chapters[${index}].sceneId`,
			fix: 'Name the id of a scene of this timeline, or give startMs in its place',
		});
	});
}

const beyondEnd = (field: string, startMs: number, totalMs: number) =>
	inputInvalid('chapter-beyond-end', `The chapter begins at ${startMs} ms, but the scenes end at ${totalMs} ms`, {
		field,
		fix: `Choose a time below ${totalMs} ms`,
	});

const outOfOrder = (field: string, startMs: number, beforeMs: number) =>
	inputInvalid(
		'chapters-out-of-order',
		`The chapter begins at ${startMs} ms, and the one before it at ${beforeMs} ms`,
		{
			field,
			fix: 'List the chapters in the order in which they begin, each at a time of its own',
		},
	);

/** One warning for each rule of YouTube that the chapters break: it then shows none of them. */
export function chapterWarnings(chapters: readonly PlacedChapter[]): Warning[] {
	const [first] = chapters;
	if (!first) return [];
	const short = chapters.findIndex(({ startMs, endMs }) => endMs - startMs < youtube.shortestMs);
	return [
		...(first.startMs > 0 ? [unfit(`the first begins at ${first.startMs} ms and not at 0:00`, 0)] : []),
		...(chapters.length < youtube.fewest
			? [unfit(`there are ${chapters.length} and not at least ${youtube.fewest}`)]
			: []),
		...(short >= 0 ? [unfit(`one is shorter than ${youtube.shortestMs / 1000} s`, short)] : []),
	];
}

const unfit = (why: string, index?: number): Warning => ({
	code: 'chapters-unfit',
	message: `YouTube will not show the chapters: ${why}. The file has them all the same`,
	field: index === undefined ? 'timeline.chapters' : `timeline.chapters[${index}]`,
});
