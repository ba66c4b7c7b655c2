import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { optionsField } from '../../../shared/fields/options-field';
import { shownFor } from '../../../shared/fields/shown-for';
import { idempotencyKey } from '../../../shared/idempotency-key';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation } from '../../../shared/operation';
import { readInstant } from '../../../shared/read-instant';
import { quotaId, quotaLocator } from './quota-locator';

type Options = { idempotencyKey?: string; note?: string };

const whenField: INodeProperties = {
	displayName: 'When',
	name: 'when',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'At a Time', value: 'at', description: 'Books it ahead, as for a post that is scheduled' },
		{ name: 'Next Free Slot', value: 'nextFree', description: 'Books the first instant that has room' },
		{ name: 'Now', value: 'now', description: 'Refused where nothing is left' },
	],
	default: 'now',
	description: 'For which instant it is taken',
};

const atFields = (isRequired: boolean): INodeProperties[] => [
	{
		displayName: isRequired ? 'At' : 'Not Before',
		name: isRequired ? 'at' : 'notBefore',
		type: 'dateTime',
		default: '',
		...(isRequired && { required: true }),
		description: isRequired ? 'On the clocks of the workflow' : 'On the clocks of the workflow; left empty, now',
	},
];

/** Which instant the form means, in the words of the service. */
function readWhen(item: ItemContext) {
	const { node, itemIndex } = item;
	const when = node.getNodeParameter('when', itemIndex);
	if (when === 'now') return {};
	const field = when === 'at' ? 'at' : 'notBefore';
	const value: unknown = node.getNodeParameter(field, itemIndex, '');
	const at = when === 'at' || value ? { at: readInstant(item, field, value) } : {};
	return { ...at, orLater: when === 'nextFree' };
}

export const take: ItemOperation = {
	value: 'take',
	name: 'Take',
	action: 'Take from quota',
	description:
		'Take from what a vendor allows before calling it; refused with the next free instant where it is used up',
	properties: [
		quotaLocator,
		{
			displayName: 'Amount',
			name: 'amount',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'How much is taken, such as 1600 units for a YouTube upload',
		},
		whenField,
		...shownFor('when', ['at'], atFields(true)),
		...shownFor('when', ['nextFree'], atFields(false)),
		optionsField([
			{
				displayName: 'Idempotency Key',
				name: 'idempotencyKey',
				type: 'string',
				default: '',
				description: 'The same key finds the same take again, from other runs too; without it, each run takes anew',
			},
			{
				displayName: 'Note',
				name: 'note',
				type: 'string',
				default: '',
				placeholder: 'e.g. Upload of episode 7',
				description: 'What it is taken for',
			},
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const options = node.getNodeParameter('options', itemIndex, {}) as Options;
		const amount = Number(node.getNodeParameter('amount', itemIndex));
		const body = { amount, ...readWhen(item), ...(options.note && { note: options.note }) };
		const key = options.idempotencyKey || idempotencyKey(node, `quota-${itemIndex}`);
		const params = { quotaId: quotaId(item) };
		const taken = await item.client().call('takeQuota', { params, body, idempotencyKey: key });
		return item.withSection('quota', { ...taken.quota, take: taken.take } as unknown as IDataObject);
	},
};
