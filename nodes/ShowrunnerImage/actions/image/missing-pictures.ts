import type { AspectRatio } from '../../../../contract/vocabulary';
import type { ChainResult } from '../../../../providers/core/run-chain';
import type { Painted, PaintRequest } from '../../../../providers/image/port';

export type MissingPicture = { sceneId: string; aspectRatio: AspectRatio; reason: string };

/** The pictures that were asked for and are not there, each with what kept it from being made. */
export function missingPictures(
	{ scenes, aspectRatios }: Pick<PaintRequest, 'scenes' | 'aspectRatios'>,
	{ value, attempts }: Pick<ChainResult<Painted>, 'value' | 'attempts'>,
): MissingPicture[] {
	const lastNo = attempts.at(-1)?.message ?? 'No model gave it back';
	return scenes.flatMap(({ id: sceneId }) =>
		aspectRatios.flatMap((aspectRatio) => {
			const isIt = (piece: { sceneId: string; aspectRatio: AspectRatio }) =>
				piece.sceneId === sceneId && piece.aspectRatio === aspectRatio;
			if (value.images.some(isIt)) return [];
			return [{ sceneId, aspectRatio, reason: value.failed.find(isIt)?.problem.title ?? lastNo }];
		}),
	);
}
