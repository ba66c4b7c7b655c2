import type { INodeProperties } from 'n8n-workflow';
import { assetIdPattern, locatorField } from '../../../shared/fields/locator-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { pictureQualities } from '../../../../providers/image/port';

export const qualityField: INodeProperties = {
	displayName: 'Quality',
	name: 'quality',
	type: 'options',
	options: optionsOf(pictureQualities),
	default: 'medium',
	description: 'How fine the picture is, and how dear; for providers that offer a choice',
};

export const holdsStyleField: INodeProperties = {
	displayName: 'Style From First Picture',
	name: 'holdsStyle',
	type: 'boolean',
	default: false,
	description:
		'Whether to show the first picture to the model for the style of all others. It is read, and paid for, with each of them.',
};

export const strengthField: INodeProperties = {
	displayName: 'Strength',
	name: 'strength',
	type: 'number',
	typeOptions: { minValue: 0.05, maxValue: 1, numberPrecision: 2 },
	default: 0.7,
	description: 'How far to go from the picture; 1 keeps nothing of it',
};

/** The picture that the item is about. */
export const changedPictureLocator = locatorField({
	displayName: 'Picture',
	name: 'assetId',
	description: 'Picture in the store of the render-node. By default that of the item.',
	searchMethod: 'searchAssets',
	idPlaceholder: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
	idPattern: assetIdPattern,
	fromItem: '$json.picture?.assetId ?? $json.asset?.id ?? $json.visuals?.images?.[0]?.assetId',
});
