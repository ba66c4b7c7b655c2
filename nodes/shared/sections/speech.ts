import type { SpokenScene } from '@showrunner/contract';
import type { ItemContext } from '../item-context';
import { invalidField } from '../refusals';
import { readEntries, readSection } from './read-section';

const wanted = { field: 'speech', noun: 'speech', madeBy: 'Showrunner Speech' };

/** Section `speech` as far as a timeline or captions need it. */
export function readSpeech(item: ItemContext): { locale: string; scenes: SpokenScene[] } {
	const section = readSection(item, wanted);
	const scenes = readEntries(section, 'scenes', wanted);
	const locale = typeof section.locale === 'string' && section.locale !== '' ? section.locale : 'en';
	return { locale, scenes: scenes.map(toSpokenScene) };
}

/** The service checks the rest; here stands what the timeline is built from. */
function toSpokenScene(scene: Record<string, unknown>, index: number): SpokenScene {
	const { id, text, durationMs, assetId, words } = scene;
	if (typeof id === 'string' && typeof text === 'string' && typeof durationMs === 'number' && Array.isArray(words)) {
		return { id, text, durationMs, assetId: typeof assetId === 'string' ? assetId : null, words };
	}
	throw invalidField(
		'speech',
		`Scene ${index + 1} of the speech is incomplete`,
		'Map the field to the whole section that Showrunner Speech put out',
	);
}
