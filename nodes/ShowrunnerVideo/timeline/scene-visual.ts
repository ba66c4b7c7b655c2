import type { SceneImage } from '@showrunner/contract';
import type { Mood } from '../../../contract/vocabulary';

/** Dark enough for white captions; one per mood, for scenes without a picture. */
const colours: Record<Mood, string> = {
	calm: '#16324f',
	uplifting: '#7a4a12',
	mysterious: '#241a3a',
	dramatic: '#4a1418',
	playful: '#0f4a3c',
};

/** The scene's pictures by format, or a plain colour of its mood. */
export function sceneVisual(sceneId: string, images: readonly SceneImage[], mood: Mood) {
	const own = images.filter((image) => image.sceneId === sceneId);
	if (own.length === 0) return { kind: 'colour' as const, colour: colours[mood] };
	return {
		kind: 'still' as const,
		assetIds: Object.fromEntries(own.map(({ aspectRatio, assetId }) => [aspectRatio, assetId])),
	};
}
