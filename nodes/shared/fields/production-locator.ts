import { locatorField, uuidPattern } from './locator-field';

export const productionLocator = locatorField({
	displayName: 'Production',
	name: 'productionId',
	description: 'Production that the item works for, or any other one',
	searchMethod: 'searchProductions',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
	fromItem: '$json.production?.id',
});
