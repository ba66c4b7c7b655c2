import type { Timeline, Warning } from '@showrunner/contract';
import { checkTrim } from '../check-trim.js';
import type { MediaFacts } from '../media-facts.js';
import { placeInserts } from './place-inserts.js';

/** Refuses inserts that have no place, or that begin after the end of their clip. */
export function checkInserts(timeline: Timeline, media: MediaFacts): Warning[] {
	for (const [index, { visual }] of (timeline.inserts ?? []).entries())
		checkTrim(visual, `timeline.inserts[${index}].visual`, media);
	return placeInserts(timeline).warnings;
}
