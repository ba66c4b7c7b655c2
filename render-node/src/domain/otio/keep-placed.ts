import type { Insert, Timeline } from '@showrunner/contract';
import { Refusal } from '../refusal.js';
import { placeInserts } from '../timeline/inserts/place-inserts.js';
import { placeChapters } from '../timeline/place-chapters.js';
import type { ImportContext } from './import-context.js';

/**
 * Inserts and chapters that still have their place. They name scenes, sentences and times, which an editor removes and
 * moves on the tracks without knowing of them: what is left without a place is left out, with a warning.
 */
export function keepPlaced(timeline: Timeline, { warn }: Pick<ImportContext, 'warn'>): Timeline {
	const { inserts, chapters, ...rest } = timeline;
	const leaveOut = (member: 'inserts' | 'chapters', why: string) => {
		const what = member === 'inserts' ? 'insert' : 'chapter';
		warn('place-missing', `${why}; the ${what} was left out`, `metadata.showrunner.${member}`);
	};
	const left = Array.isArray(chapters)
		? chaptersLeft(timeline, chapters, (why) => leaveOut('chapters', why))
		: chapters;
	return {
		...rest,
		...(inserts && { inserts: insertsLeft(timeline, inserts, (why) => leaveOut('inserts', why)) }),
		...(left && left.length > 0 && { chapters: left }),
	};
}

function insertsLeft(timeline: Timeline, inserts: Insert[], leaveOut: (why: string) => void): Insert[] {
	if (refusalOf(() => placeInserts(timeline)) === undefined) return inserts;
	const kept: Insert[] = [];
	for (const insert of inserts) {
		const why = refusalOf(() => placeInserts({ ...timeline, inserts: [...kept, insert] }));
		if (why === undefined) kept.push(insert);
		else leaveOut(why);
	}
	return kept;
}

type Chapters = Exclude<NonNullable<Timeline['chapters']>, string>;

/** In the order in which they begin now. */
function chaptersLeft(timeline: Timeline, chapters: Chapters, leaveOut: (why: string) => void): Chapters {
	if (refusalOf(() => placeChapters(timeline)) === undefined) return chapters;
	const begun = chapters.flatMap((chapter) => {
		let startMs = 0;
		const why = refusalOf(() => (startMs = placeChapters({ ...timeline, chapters: [chapter] })[0]?.startMs ?? 0));
		if (why !== undefined) leaveOut(why);
		return why === undefined ? [{ chapter, startMs }] : [];
	});
	begun.sort((a, b) => a.startMs - b.startMs);
	return begun.flatMap(({ chapter, startMs }, index) => {
		if (index === 0 || begun[index - 1]?.startMs !== startMs) return [chapter];
		leaveOut(`Two chapters begin at ${startMs} ms`);
		return [];
	});
}

/** What is said against it; undefined where nothing is. */
function refusalOf(place: () => unknown): string | undefined {
	try {
		place();
		return undefined;
	} catch (error) {
		if (error instanceof Refusal) return error.problem.title;
		throw error;
	}
}
