import type { INodeProperties } from 'n8n-workflow';

type Locator = {
	displayName: string;
	name: string;
	description: string;
	/** Name of the list-search method of the node. */
	searchMethod: string;
	/** What an id looks like. */
	idPlaceholder: string;
	/** Finds the id in what was pasted, so that an address of the render-node works as well. */
	idPattern: string;
	/** Takes the id from the item when there is one. */
	fromItem?: string;
	isRequired?: boolean;
};

/** Chosen from a searchable list, or by id, or by an address of the render-node that holds the id. */
export function locatorField(locator: Locator): INodeProperties {
	const {
		displayName,
		name,
		description,
		searchMethod,
		idPlaceholder,
		idPattern,
		fromItem,
		isRequired = true,
	} = locator;
	const preset = fromItem === undefined ? { mode: 'list', value: '' } : { mode: 'id', value: `={{ ${fromItem} }}` };
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: preset,
		description,
		...(isRequired && { required: true }),
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${idPlaceholder}`,
				extractValue: { type: 'regex', regex: idPattern },
			},
		],
	};
}

/** Eight-four-four-four-twelve hexadecimal digits, alone or inside an address. */
export const uuidPattern = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
/** The 64 hexadecimal digits of an asset, alone or inside an address. */
export const assetIdPattern = '([0-9a-f]{64})';
