import type { TimedText } from '../../captions/timed-text.js';
import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { toldSpans } from '../spans.js';

/** A frame at 10 pictures a second: the last caption may end with the last frame. */
const pastEndMs = 100;
const worstShare = 0.25;

/** Captions that are shown two at a time, for no time, or when the video is over. */
export const checkCaptionOrder: Check = ({ captions, file: { durationMs } }) => {
	if (!captions) return null;
	const cues = [...captions.cues].sort((a, b) => a.startMs - b.startMs);
	const faults = {
		'overlap the next one': cues.filter((cue, index) => cue.endMs > (cues[index + 1]?.startMs ?? Infinity)),
		'reach past the end': cues.filter(({ endMs }) => endMs > durationMs + pastEndMs),
		'last no time': cues.filter(({ startMs, endMs }) => endMs <= startMs),
	};
	const off = new Set(Object.values(faults).flat());
	return {
		check: 'caption-order',
		score: cues.length === 0 ? 0 : scoreBetween(off.size / cues.length, 0, worstShare),
		...{ value: off.size, target: 0, unit: 'cues', spans: toldSpans([...off].map(inOrder)) },
		reason: cues.length === 0 ? 'There are no captions' : sentenceOf(faults),
	};
};

const inOrder = ({ startMs, endMs }: TimedText) => ({ startMs, endMs: Math.max(startMs, endMs) });

function sentenceOf(faults: Record<string, readonly TimedText[]>): string {
	const told = Object.entries(faults).flatMap(([what, { length }]) => (length > 0 ? [`${length} ${what}`] : []));
	return told.length === 0 ? 'Captions follow each other within the video' : `Of the captions ${told.join(', ')}`;
}
