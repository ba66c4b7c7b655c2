import type { TimeSpan } from '../speech/time-span.js';
import type { ScoreGround } from './finding.js';
import { lengthOf, restOf, totalOf } from './spans.js';

/** A click or a breath is no speech. */
const shortestMs = 150;
/** Under music there are no pauses to tell speech by. */
const leastPauseShare = 0.02;

/** When something is said, by the pauses between; null where pauses do not tell, such as under music. */
export function heardSpans({ file: { durationMs }, measures: { sound } }: ScoreGround): TimeSpan[] | null {
	if (typeof sound === 'string' || !sound.silent) return null;
	if (totalOf(sound.silent) < durationMs * leastPauseShare) return null;
	const heard = restOf(sound.silent, durationMs).filter((span) => lengthOf(span) >= shortestMs);
	return heard.length === 0 ? null : heard;
}
