import type { ItemContext } from '../item-context';
import type { StoryScene } from './story';

/** FNV-1a, 32 bit: offset basis and prime as its authors give them (draft-eastlake-fnv). */
const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

type Narrated = { scenes: readonly Pick<StoryScene, 'narration'>[] };

/**
 * The seed that the form names. Left out, it follows from the narration: each story looks and sounds its own way,
 * and the same story comes out the same, so that nothing is made twice.
 */
export function readSeed({ node, itemIndex }: ItemContext, { scenes }: Narrated): number {
	const { seed } = node.getNodeParameter('options', itemIndex, {}) as { seed?: number };
	if (seed !== undefined) return seed;
	let hash = fnvOffset;
	for (const { narration } of scenes) {
		for (let index = 0; index < narration.length; index++) {
			hash = Math.imul(hash ^ narration.charCodeAt(index), fnvPrime) >>> 0;
		}
	}
	return hash;
}
