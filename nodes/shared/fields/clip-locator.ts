import { assetIdPattern, locatorField } from './locator-field';

/** The clip that the item is about: the one that was worked on last, else its first. */
export const clipLocator = locatorField({
	displayName: 'Clip',
	name: 'assetId',
	description: 'Clip in the store of the render-node. By default the one that the item carries, or its first.',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
	fromItem: '$json.clip?.assetId ?? $json.visuals?.clips?.[0]?.assetId ?? $json.asset?.id',
});
