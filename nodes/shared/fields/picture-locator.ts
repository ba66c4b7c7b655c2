import { assetIdPattern, locatorField } from './locator-field';

type PictureLocator = { displayName: string; name: string; description: string };

/** A picture of the store that may be left out. */
export const pictureLocator = (picture: PictureLocator) =>
	locatorField({
		...picture,
		searchMethod: 'searchAssets',
		idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
		idPattern: assetIdPattern,
		isRequired: false,
	});
