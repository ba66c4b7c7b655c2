import type { StartProductionRequest } from '@showrunner/contract';
import type { INodeProperties } from 'n8n-workflow';
import { limits } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { profileLocator, profileNamePattern } from '../../../shared/fields/profile-locator';
import type { ItemContext } from '../../../shared/item-context';
import { moneyField } from '../../../shared/money/money-field';
import { readMoney } from '../../../shared/money/read-money';
import { readLocator } from '../../../shared/read-locator';
import { invalidField } from '../../../shared/refusals';

type Options = { budget?: number; channel?: string; episode?: number; madeForKids?: boolean; series?: string };

/** What a production is started with, whether alone or with others. */
export const startFields: INodeProperties[] = [
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
		// Anything here would stand above the language of a chosen profile.
		default: "={{ $json.story?.locale ?? $json.locale ?? ($parameter['options']?.profile?.value ? '' : 'en') }}",
		placeholder: 'e.g. en, ar, pt-BR',
		description: 'Language of the video. Left empty, the one of the settings profile.',
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
		{
			displayName: 'Episode',
			name: 'episode',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'Number within the series; without this option, the next one',
		},
		{
			displayName: 'Made for Kids',
			name: 'madeForKids',
			type: 'boolean',
			default: true,
			description: 'Whether the video is made for children (COPPA); without this option, as the profile says',
		},
		{
			displayName: 'Series',
			name: 'series',
			type: 'string',
			default: '',
			description: 'Series of the channel, which numbers its episodes by itself',
		},
		profileLocator,
	]),
];

/** What the form says about one item, and the key by which its production is found again. */
export function readStart(item: ItemContext): { body: StartProductionRequest; idempotencyKey: string } {
	const { node, itemIndex } = item;
	const { budget } = node.getNodeParameter('options', itemIndex, {}) as Options;
	const locale = String(node.getNodeParameter('locale', itemIndex) ?? '').trim();
	const body = {
		title: readTitle(node.getNodeParameter('title', itemIndex, '')),
		...(locale && { locale }),
		...readPlace(item),
		...(budget !== undefined && { budgetMicros: readMoney(item, 'budget', budget) }),
	};
	return { body, idempotencyKey: String(node.getNodeParameter('idempotencyKey', itemIndex)) };
}

/** Where the video belongs, and what it is made with. */
function readPlace(item: ItemContext) {
	const options = item.node.getNodeParameter('options', item.itemIndex, {}) as Options;
	const { channel, episode, madeForKids, series } = options;
	const profile = readLocator(item, 'options.profile', profileNamePattern);
	return {
		...(channel && { channel }),
		...(series && { series }),
		...(episode !== undefined && { episode }),
		...(madeForKids !== undefined && { madeForKids }),
		...(profile !== undefined && { profile }),
	};
}

function readTitle(value: unknown): string {
	const title = typeof value === 'string' ? value : '';
	if (title.length <= limits.titleCharacters) return title;
	throw invalidField(
		'title',
		`The title has ${title.length} characters`,
		`Shorten it to ${limits.titleCharacters} characters`,
	);
}
