import type { AspectRatio } from '../../../../contract/vocabulary';
import type { ChainResult } from '../../../../providers/core/run-chain';
import type { Painted, PaintRequest } from '../../../../providers/image/port';

export type MissingPicture = { sceneId: string; aspectRatio: AspectRatio; reason: string };

type Round = Pick<ChainResult<Painted>, 'value' | 'attempts'>;

/** The pictures that were asked for and are not there, each with what kept it from being made in the end. */
export function missingPictures(
	{ scenes, aspectRatios }: Pick<PaintRequest, 'scenes' | 'aspectRatios'>,
	rounds: readonly Round[],
): MissingPicture[] {
	const lastNo = rounds.flatMap(({ attempts }) => attempts).at(-1)?.message ?? 'No model gave it back';
	const images = rounds.flatMap(({ value }) => value.images);
	const failed = rounds.flatMap(({ value }) => value.failed);
	return scenes.flatMap(({ id: sceneId }) =>
		aspectRatios.flatMap((aspectRatio) => {
			const isIt = (piece: { sceneId: string; aspectRatio: AspectRatio }) =>
				piece.sceneId === sceneId && piece.aspectRatio === aspectRatio;
			if (images.some(isIt)) return [];
			return [{ sceneId, aspectRatio, reason: failed.findLast(isIt)?.problem.title ?? lastNo }];
		}),
	);
}

/** Scenes that lack the same formats are one piece of work. */
export function groupsOf(missing: readonly MissingPicture[]) {
	const groups = new Map<string, { sceneIds: string[]; aspectRatios: AspectRatio[] }>();
	for (const sceneId of new Set(missing.map((picture) => picture.sceneId))) {
		const aspectRatios = missing.filter((picture) => picture.sceneId === sceneId).map((each) => each.aspectRatio);
		const group = groups.get(aspectRatios.join()) ?? { sceneIds: [], aspectRatios };
		group.sceneIds.push(sceneId);
		groups.set(aspectRatios.join(), group);
	}
	return [...groups.values()];
}
