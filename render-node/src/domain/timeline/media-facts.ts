import type { Media } from '@showrunner/contract';
import type { Size } from './render-plan.js';

/** What is known of the assets that a timeline names, by asset id. */
export type MediaFacts = ReadonlyMap<string, Media>;

export function mediaOf(facts: MediaFacts, assetId: string): Media {
	const media = facts.get(assetId);
	if (!media) throw new Error(`no media facts for asset ${assetId}`);
	return media;
}

export function sizeOf({ width, height }: Media): Size {
	if (!width || !height) throw new Error('a picture without a size passed the checks');
	return { width, height };
}
