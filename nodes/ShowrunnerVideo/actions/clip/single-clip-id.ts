import type { ItemContext } from '../../../shared/item-context';
import { isRecord } from '../../../shared/is-record';
import { clipsOf } from '../../../shared/sections/clips';

/** Name of a clip that belongs to no scene; each of an item has its own, so that none takes another's place. */
export function singleClipId({ input }: ItemContext): string {
	const { visuals } = input.json;
	return `clip-${(isRecord(visuals) ? clipsOf(visuals).length : 0) + 1}`;
}
