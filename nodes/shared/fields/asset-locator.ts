import { assetIdPattern, locatorField } from './locator-field';

export const assetLocator = locatorField({
	displayName: 'Asset',
	name: 'assetId',
	description: 'File in the store of the render-node',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
});
