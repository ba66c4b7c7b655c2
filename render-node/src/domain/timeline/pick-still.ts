import { aspectRatios, type AspectRatio, type Visual } from '@showrunner/contract';

/** The picture made for a format, or the first of the others. */
export function pickStill(
	{ assetIds }: Pick<Extract<Visual, { kind: 'still' }>, 'assetIds'>,
	aspectRatio: AspectRatio,
): string {
	const picked = [aspectRatio, ...aspectRatios].map((ratio) => assetIds[ratio]).find((id) => id !== undefined);
	if (!picked) throw new Error('a still without a picture passed the schema');
	return picked;
}
