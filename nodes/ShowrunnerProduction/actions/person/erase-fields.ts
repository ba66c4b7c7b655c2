import type { INodeProperties } from 'n8n-workflow';
import { chosenAssetLocator } from '../../../shared/fields/asset-locator';
import { assetIdPattern } from '../../../shared/fields/locator-field';
import { optionsField } from '../../../shared/fields/options-field';
import { shownFor } from '../../../shared/fields/shown-for';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';
import { knownByField } from './known-by';

/** What has to be typed before anything is erased. */
const confirmationWord = 'ERASE';

export const eraseFields: INodeProperties[] = [
	knownByField,
	{
		displayName: "Person's Files",
		name: 'assetIds',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add File',
		default: {},
		description:
			'Files to delete with the person, such as a voice or a video. What a file shows is not searched: name each one.',
		options: [
			{ displayName: 'File', name: 'file', values: [{ ...chosenAssetLocator, description: 'File of the person' }] },
		],
	},
	{
		displayName: 'What to Do',
		name: 'mode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Erase for Good',
				value: 'erase',
				description: 'The texts are overwritten and the files deleted. Nobody can bring them back.',
			},
			{ name: 'Preview', value: 'preview', description: 'Nothing is changed; the item tells what would be' },
		],
		default: 'preview',
	},
	...shownFor(
		'mode',
		['erase'],
		[
			{
				displayName: 'Confirmation',
				name: 'confirmation',
				type: 'string',
				required: true,
				default: '',
				placeholder: `e.g. ${confirmationWord}`,
				hint: `Type ${confirmationWord} to allow it. Search and preview first: what is erased cannot be brought back.`,
			},
		],
	),
	optionsField([
		{
			displayName: 'Also Files in Use',
			name: 'force',
			type: 'boolean',
			default: true,
			description:
				'Whether files are deleted that productions hold or other files were made from; these are less provable then',
		},
	]),
];

/** @throws where erasing is chosen and not confirmed */
export function readMode({ node, itemIndex }: ItemContext): { dryRun: boolean } {
	if (node.getNodeParameter('mode', itemIndex) !== 'erase') return { dryRun: true };
	const typed = String(node.getNodeParameter('confirmation', itemIndex, '') ?? '').trim();
	if (typed === confirmationWord) return { dryRun: false };
	throw invalidField(
		'confirmation',
		'Nothing was erased, for it was not confirmed',
		`Type ${confirmationWord} in 'Confirmation' if all that a preview tells is to go for good`,
	);
}

export function readFiles({ node, itemIndex }: ItemContext): string[] {
	const { file = [] } = node.getNodeParameter('assetIds', itemIndex, {}) as { file?: { assetId?: unknown }[] };
	return file.map(({ assetId }) => {
		const value = isRecord(assetId) ? assetId.value : assetId;
		const id = new RegExp(assetIdPattern).exec(String(value ?? ''))?.[1];
		if (id !== undefined) return id;
		throw invalidField('assetIds', 'A file is not chosen', 'Choose it from the list, or take the entry out');
	});
}
