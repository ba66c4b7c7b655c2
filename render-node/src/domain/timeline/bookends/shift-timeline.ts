import type { Timeline } from '@showrunner/contract';
import { placeInserts } from '../inserts/place-inserts.js';
import { placeChapters } from '../place-chapters.js';

/** All that a timeline places in time, later by so many milliseconds; the scenes themselves are not touched. */
export function shiftTimeline(timeline: Timeline, byMs: number): Timeline {
	const { captions, inserts, overlays, chapters } = timeline;
	const later = <T extends { startMs: number }>(list: readonly T[]): T[] =>
		list.map((each) => ({ ...each, startMs: each.startMs + byMs }));
	return {
		...timeline,
		voice: later(timeline.voice),
		effects: later(timeline.effects),
		outputs: timeline.outputs.map(({ cover, ...output }) => {
			if (cover === undefined) return output;
			return { ...output, cover: cover === 'best' ? cover : { atMs: cover.atMs + byMs } };
		}),
		...(captions && {
			captions: {
				...captions,
				scenes: later(captions.scenes),
				...(captions.translations && {
					translations: captions.translations.map((each) => ({ ...each, scenes: later(each.scenes) })),
				}),
			},
		}),
		...(overlays && {
			overlays: overlays.map((overlay) => ({
				...overlay,
				...(overlay.startMs !== undefined && { startMs: overlay.startMs + byMs }),
				...(overlay.endMs !== undefined && { endMs: overlay.endMs + byMs }),
			})),
		}),
		...(inserts && {
			inserts: placeInserts(timeline).placed.map(({ insert, startMs, endMs }) => {
				return { ...insert, at: { startMs: startMs + byMs }, durationMs: endMs - startMs };
			}),
		}),
		...(chapters && {
			// The first one goes from the first frame on, as players and YouTube want it.
			chapters: placeChapters(timeline).map(({ startMs, title }) => {
				return { startMs: startMs === 0 ? 0 : startMs + byMs, title };
			}),
		}),
	};
}
