import { limits } from '../../../../contract/vocabulary';
import type { ItemContext } from '../../../shared/item-context';
import { readOptionalSection } from '../../../shared/sections/read-section';
import { readSpeech } from '../../../shared/sections/speech';
import { placeScenes, usualCrossfadeMs } from '../../timeline/place-scenes';

/** The contract knows no shorter clip. */
const shortestMs = 500;

const within = (durationMs: number) => Math.min(Math.max(Math.round(durationMs), shortestMs), limits.clipDurationMs);

/** What the form says in seconds, kept within what the contract allows. */
export function lengthMs({ node, itemIndex }: ItemContext): number {
	return within(Number(node.getNodeParameter('durationSeconds', itemIndex, 5)) * 1000);
}

/**
 * Length of a scene's clip in milliseconds: as long as the scene is seen in the assembled video, both crossfades
 * included, so that no clip has to begin anew. A scene that is not spoken gets what the form says.
 */
export function clipLengths(item: ItemContext): (sceneId: string) => number {
	const section = readOptionalSection(item, { field: 'speech', noun: 'speech', madeBy: 'Showrunner Speech' });
	const spoken = section ? readSpeech(item).scenes : [];
	const seen = placeScenes(spoken, usualCrossfadeMs).map((scene) => {
		return [scene.spoken.id, within(scene.durationMs + usualCrossfadeMs)] as const;
	});
	const lengths = new Map(seen);
	return (sceneId) => lengths.get(sceneId) ?? lengthMs(item);
}
