import { jsonParse } from 'n8n-workflow';
import { shownFor } from '../../../shared/fields/shown-for';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';

export const importTimeline: ItemOperation = {
	value: 'import',
	name: 'Import',
	action: 'Import timeline',
	description: 'Read an OpenTimelineIO file that an editing program wrote into a timeline that Assemble renders',
	properties: [
		{
			displayName: 'Source',
			name: 'source',
			type: 'options',
			options: [
				{ name: 'File', value: 'file', description: 'A file of the item with the ending .otio' },
				{ name: 'JSON', value: 'json', description: 'The content of such a file' },
			],
			default: 'file',
		},
		...shownFor(
			'source',
			['file'],
			[
				{
					displayName: 'Input Data Field Name',
					name: 'binaryPropertyName',
					type: 'string',
					required: true,
					default: 'data',
					hint: 'The name of the field with the file',
				},
			],
		),
		...shownFor(
			'source',
			['json'],
			[
				{
					displayName: 'Document',
					name: 'document',
					type: 'json',
					required: true,
					default: '={{ $json.otio?.document }}',
					description: 'An OpenTimelineIO timeline',
				},
			],
		),
	],
	async execute(item) {
		const { timeline, warnings } = await item.client().call('importTimeline', { body: { document: await read(item) } });
		const { json } = item.withSection('timeline', timeline);
		return { json: { ...json, timelineWarnings: warnings } };
	},
};

async function read(item: ItemContext): Promise<Record<string, unknown>> {
	const { node, itemIndex } = item;
	if (node.getNodeParameter('source', itemIndex, 'file') === 'json')
		return parsed(node.getNodeParameter('document', itemIndex), 'document');
	const field = node.getNodeParameter('binaryPropertyName', itemIndex) as string;
	node.helpers.assertBinaryData(itemIndex, field);
	const bytes = await node.helpers.getBinaryDataBuffer(itemIndex, field);
	return parsed(bytes.toString('utf8').replace(/^\uFEFF/, ''), 'binaryPropertyName');
}

function parsed(value: unknown, field: string): Record<string, unknown> {
	const document: unknown = typeof value === 'string' ? jsonParse(value, { fallbackValue: null }) : value;
	if (isRecord(document)) return document;
	throw invalidField(field, 'This is no OpenTimelineIO document', 'Export the timeline as .otio; it is a text in JSON');
}
