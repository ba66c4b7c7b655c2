import type { Visual } from '@showrunner/contract';
import { inputInvalid } from '../refusal.js';
import { mediaOf, type MediaFacts } from './media-facts.js';

/** Refuses a clip that is to begin where it has ended already. `field` names the visual. */
export function checkTrim(visual: Visual, field: string, media: MediaFacts): void {
	if (visual.kind !== 'clip') return;
	const durationMs = mediaOf(media, visual.assetId).durationMs ?? 0;
	if (visual.trimStartMs < durationMs) return;
	const seconds = (visual.trimStartMs / 1000).toLocaleString('en', { maximumFractionDigits: 1 });
	throw inputInvalid('trim-beyond-end', `The clip ends before ${seconds} s, where it is to begin`, {
		field: `${field}.trimStartMs`,
		fix: `Choose a time below ${durationMs} ms`,
	});
}
