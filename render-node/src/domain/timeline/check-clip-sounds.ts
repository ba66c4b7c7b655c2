import type { Timeline, Visual, Warning } from '@showrunner/contract';
import { mediaOf, type MediaFacts } from './media-facts.js';

/** Warns of clips that are to be heard but have no sound. */
export function checkClipSounds({ scenes, inserts = [] }: Timeline, media: MediaFacts): Warning[] {
	const check = (visual: Visual, field: string): Warning[] => {
		if (visual.kind !== 'clip' || !visual.sound || visual.sound.muted) return [];
		if (mediaOf(media, visual.assetId).audioCodec) return [];
		return [{ code: 'sound-missing', message: 'The clip is silent: its file has no sound', field: `${field}.sound` }];
	};
	return [
		...scenes.flatMap(({ visual }, index) => check(visual, `timeline.scenes[${index}].visual`)),
		...inserts.flatMap(({ visual }, index) => check(visual, `timeline.inserts[${index}].visual`)),
	];
}
