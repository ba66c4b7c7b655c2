import { assetIdPattern, locatorField } from './locator-field';

const asset = {
	displayName: 'Asset',
	name: 'assetId',
	description: 'File in the store of the render-node',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
};

/** What the item is about: the file that a node before looked up or brought in, else its first video. */
export const assetLocator = locatorField({
	...asset,
	description: 'File in the store of the render-node. By default that of the item, or its first video.',
	fromItem: '$json.asset?.id ?? $json.video?.videos?.[0]?.assetId',
});

/** For what cannot be undone: nothing is chosen until a person chooses. */
export const chosenAssetLocator = locatorField(asset);
