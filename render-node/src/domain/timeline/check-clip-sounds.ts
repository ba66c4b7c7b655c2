import type { Timeline, Visual, Warning } from '@showrunner/contract';
import { hasSoundLeft } from './clip-sounds.js';
import { mediaOf, type MediaFacts } from './media-facts.js';

/** Warns of clips that are to be heard but have no sound, or hardly any behind their trim point. */
export function checkClipSounds({ scenes, inserts = [] }: Timeline, media: MediaFacts): Warning[] {
	const check = (visual: Visual, field: string): Warning[] => {
		if (visual.kind !== 'clip' || !visual.sound || visual.sound.muted) return [];
		const { audioCodec, durationMs } = mediaOf(media, visual.assetId);
		if (audioCodec && hasSoundLeft(visual, durationMs)) return [];
		const why = audioCodec ? 'hardly anything of it is left where it begins' : 'its file has no sound';
		return [{ code: 'sound-missing', message: `The clip is silent: ${why}`, field: `${field}.sound` }];
	};
	return [
		...scenes.flatMap(({ visual }, index) => check(visual, `timeline.scenes[${index}].visual`)),
		...inserts.flatMap(({ visual }, index) => check(visual, `timeline.inserts[${index}].visual`)),
	];
}
