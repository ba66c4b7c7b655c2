import type { SceneImage } from '@showrunner/contract';
import type { AspectRatio, Mood } from '../../../contract/vocabulary';
import type { SceneClip } from '../../shared/sections/clips';
import { bareVisual, type VisualWishes } from './visuals';

/** What an item has to show of its scenes. */
export type SceneVisuals = {
	images: readonly SceneImage[];
	clips: readonly SceneClip[];
	/** Formats of the video, the most important one first. */
	aspectRatios: readonly AspectRatio[];
	visuals?: VisualWishes;
};

/** The scene's clip, else its pictures by format, else what its mood and its first words give. */
export function sceneVisual(
	sceneId: string,
	{ images, clips, aspectRatios, visuals }: SceneVisuals,
	{ mood, words }: { mood: Mood; words: string },
) {
	const fit = visuals?.fit ?? 'cover';
	const clip = bestClip(
		clips.filter((each) => each.sceneId === sceneId),
		aspectRatios,
	);
	if (clip) return { kind: 'clip' as const, assetId: clip.assetId, fit };
	const own = images.filter((image) => image.sceneId === sceneId);
	if (own.length === 0) return bareVisual(visuals?.bare ?? 'colour', mood, words);
	return {
		kind: 'still' as const,
		assetIds: Object.fromEntries(own.map(({ aspectRatio, assetId }) => [aspectRatio, assetId])),
		...(fit !== 'cover' && { fit }),
	};
}

/** A timeline shows one clip in all formats: the one of the format that is named first, which is not cropped then. */
function bestClip(clips: readonly SceneClip[], aspectRatios: readonly AspectRatio[]): SceneClip | undefined {
	const fitting = aspectRatios.flatMap((wanted) => clips.filter(({ aspectRatio }) => aspectRatio === wanted));
	return fitting[0] ?? clips[0];
}
