import type { IDataObject } from 'n8n-workflow';
import { limits } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { moneyField } from '../../../shared/money/money-field';
import { readMoney } from '../../../shared/money/read-money';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';

type Options = { budget?: number; channel?: string };

export const start: ItemOperation = {
	value: 'start',
	name: 'Start',
	action: 'Start production',
	description: 'Open the books for one video, or find the ones that this run opened before',
	properties: [
		{
			displayName: 'Title',
			name: 'title',
			type: 'string',
			default: '={{ $json.story?.title ?? $json.title }}',
			description: 'Shown in lists of productions',
		},
		{
			displayName: 'Locale',
			name: 'locale',
			type: 'string',
			required: true,
			default: "={{ $json.story?.locale ?? $json.locale ?? 'en' }}",
			placeholder: 'e.g. en, ar, pt-BR',
			description: 'Language of the video',
		},
		{
			displayName: 'Idempotency Key',
			name: 'idempotencyKey',
			type: 'string',
			required: true,
			default: '={{ $workflow.id }}-{{ $execution.id }}-{{ $nodeId }}-{{ $runIndex }}-{{ $itemIndex }}',
			description:
				'The same key finds the same production again. Set it to a row or episode ID to make one video per row, whatever happens.',
		},
		optionsField([
			moneyField({
				displayName: 'Budget',
				name: 'budget',
				default: 3,
				description: 'What the video may cost, such as 2.50; without this option, what every video may cost',
			}),
			{
				displayName: 'Channel',
				name: 'channel',
				type: 'string',
				default: '',
				description: 'Channel that the video is made for',
			},
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const idempotencyKey = String(node.getNodeParameter('idempotencyKey', itemIndex));
		const { budget, channel } = node.getNodeParameter('options', itemIndex, {}) as Options;
		const body = {
			title: readTitle(node.getNodeParameter('title', itemIndex, '')),
			locale: String(node.getNodeParameter('locale', itemIndex)),
			...(channel && { channel }),
			...(budget !== undefined && { budgetMicros: readMoney(item, 'budget', budget) }),
		};
		const production = await item.client().call('startProduction', { body, idempotencyKey });
		return item.withSection('production', production as unknown as IDataObject);
	},
};

function readTitle(value: unknown): string {
	const title = typeof value === 'string' ? value : '';
	if (title.length <= limits.titleCharacters) return title;
	throw invalidField(
		'title',
		`The title has ${title.length} characters`,
		`Shorten it to ${limits.titleCharacters} characters`,
	);
}
