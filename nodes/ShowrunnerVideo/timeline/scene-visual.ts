import type { SceneImage } from '@showrunner/contract';
import type { AspectRatio, Mood } from '../../../contract/vocabulary';
import type { SceneClip } from '../../shared/sections/clips';
import { layersVisual, type SceneLayers } from './layers';
import { bareVisual, type VisualWishes } from './visuals';

/** What an item has to show of its scenes. */
export type SceneVisuals = {
	images: readonly SceneImage[];
	clips: readonly SceneClip[];
	/** Formats of the video, the most important one first. */
	aspectRatios: readonly AspectRatio[];
	visuals?: VisualWishes;
	layers?: SceneLayers;
};

/**
 * The scene's layers where the form gives some, else its clip, else its pictures by format, else what its mood and its
 * first words give.
 * @param index of the scene, from 0
 */
export function sceneVisual(
	sceneId: string,
	{ images, clips, aspectRatios, visuals, layers }: SceneVisuals,
	{ index, mood, words }: { index: number; mood: Mood; words: string },
) {
	const [main = '9:16'] = aspectRatios;
	const layered = layers?.get(index + 1);
	if (layered) return layersVisual(layered, main);
	const fit = visuals?.fit ?? 'cover';
	const clip = bestClip(
		clips.filter((each) => each.sceneId === sceneId),
		aspectRatios,
	);
	if (clip) return { kind: 'clip' as const, assetId: clip.assetId, fit };
	const own = images.filter((image) => image.sceneId === sceneId);
	const rest = layers?.get(0);
	if (own.length === 0 && rest) return layersVisual(rest, main);
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
