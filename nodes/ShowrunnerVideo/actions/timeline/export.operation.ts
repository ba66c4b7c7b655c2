import type { Warning } from '../../../../providers/core/run-chain';
import { optionsField } from '../../../shared/fields/options-field';
import type { ItemOperation } from '../../../shared/operation';
import { mannerFields, partFields, timelineField } from '../video/assemble-fields';
import { readTimeline } from '../video/read-timeline';

const hourMs = 3_600_000;
const weekHours = 168;

type ExportOptions = { fileName?: string; linksExpireAfterHours?: number };

export const exportTimeline: ItemOperation = {
	value: 'export',
	name: 'Export',
	action: 'Export timeline',
	description: 'Write what Assemble would render as an OpenTimelineIO file, to finish it in an editing program',
	properties: [
		timelineField,
		...partFields,
		{
			displayName: 'Output Data Field Name',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the field to put the file in',
		},
		optionsField(
			[
				...mannerFields,
				{
					displayName: 'File Name',
					name: 'fileName',
					type: 'string' as const,
					default: '',
					placeholder: 'e.g. lighthouse.otio',
					description: 'Name of the file. Left empty, the title of the video.',
				},
				{
					displayName: 'Links Expire After (Hours)',
					name: 'linksExpireAfterHours',
					type: 'number' as const,
					typeOptions: { minValue: 1, maxValue: weekHours },
					default: weekHours,
					description: 'How long the editing program can fetch the media; a week at most',
				},
			].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
		),
	],
	async execute(item) {
		const { node, itemIndex, input } = item;
		const { fileName, linksExpireAfterHours = weekHours } = node.getNodeParameter(
			'options',
			itemIndex,
			{},
		) as ExportOptions;
		const field = node.getNodeParameter('binaryPropertyName', itemIndex) as string;
		const told: Warning[] = [];
		const timeline = await readTimeline(item, (warning) => told.push(warning));
		const body = { timeline, linksExpireInMs: Math.round(linksExpireAfterHours * hourMs) };
		const { document, linksExpireAt, warnings } = await item.client().call('exportTimeline', { body });
		const name = fileName?.trim() || `${safeName(timeline.title ?? '')}.otio`;
		const bytes = Buffer.from(JSON.stringify(document, null, '\t'));
		const file = await node.helpers.prepareBinaryData(bytes, name, 'application/json');
		const { json } = item.withSection('otio', {
			...{ fileName: name, linksExpireAt, document },
			warnings: [...told, ...warnings],
		});
		return { json, binary: { ...input.binary, [field]: file } };
	},
};

/** A title as a file's name on every system. */
function safeName(title: string): string {
	const plain = title
		.replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return plain.replace(/\.+$/, '').slice(0, 80) || 'timeline';
}
