import type { ItemContext } from '../../shared/item-context';
import { isRecord } from '../../shared/is-record';
import { placeScenes, usualCrossfadeMs } from '../timeline/place-scenes';

/**
 * When the scenes of an assembled video begin, about: by the speech of the item, as Assemble places it where nothing else
 * is said. Empty where the item has none.
 */
export function sceneTimes({ input }: ItemContext): ReadonlyMap<string, number> {
	const { speech } = input.json;
	const listed = isRecord(speech) && Array.isArray(speech.scenes) ? (speech.scenes as unknown[]).filter(isRecord) : [];
	const spoken = listed.flatMap(({ id, durationMs }) =>
		typeof id === 'string' && typeof durationMs === 'number'
			? [{ id, durationMs, text: '', assetId: null, words: [] }]
			: [],
	);
	return new Map(placeScenes(spoken, usualCrossfadeMs).map(({ spoken: { id }, startMs }) => [id, startMs]));
}
