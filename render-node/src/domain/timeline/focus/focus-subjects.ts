import type { Timeline } from '@showrunner/contract';
import { insertScene } from '../inserts/insert-scene.js';
import { placeInserts } from '../inserts/place-inserts.js';
import { coverSize } from '../camera-framing.js';
import { frameSize } from '../frame-size.js';
import { mediaOf, sizeOf, type MediaFacts } from '../media-facts.js';
import type { Size } from '../render-plan.js';
import { focusKey, type FocusSubject } from './focus.js';
import { focusSubject } from './focus-subject.js';

/** Of a side: as little as this may be cut off wherever it is. */
const leastCut = 0.004;

/** All that has to be looked at before a timeline is compiled, each once. A picture in the picture keeps its own shape. */
export function focusSubjects(timeline: Timeline, media: MediaFacts): FocusSubject[] {
	const inserted = placeInserts(timeline).placed.filter(({ insert }) => insert.mode === 'full');
	const scenes = [...timeline.scenes, ...inserted.map(insertScene)];
	const subjects = scenes.flatMap(({ visual, durationMs }) =>
		timeline.outputs.flatMap((output) => {
			const subject = focusSubject(visual, durationMs, output.aspectRatio, media);
			if (subject === null) return [];
			return isCut(sizeOf(mediaOf(media, subject.assetId)), frameSize(output)) ? [subject] : [];
		}),
	);
	return [...new Map(subjects.map((subject) => [focusKey(subject), subject])).values()];
}

function isCut(picture: Size, frame: Size): boolean {
	const { width, height } = coverSize(picture, frame);
	return Math.min(frame.width / width, frame.height / height) < 1 - leastCut;
}
