import type { SpendService } from '../../../../contract/vocabulary';
import { idempotencyKey } from '../../../shared/idempotency-key';
import type { ItemContext } from '../../../shared/item-context';
import { readMoney } from '../../../shared/money/read-money';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { withCosts } from './reservation-field';
import { reserveFields } from './reserve-fields';

type Options = {
	alternatives?: { alternative?: { provider?: string; amount?: number }[] };
	channel?: string;
	contentType?: string;
	credentialName?: string;
	currency?: string;
	expiresAfterMinutes?: number;
	idempotencyKey?: string;
	tier?: string;
};

function readText({ node, itemIndex }: ItemContext, field: string): string {
	const text = String(node.getNodeParameter(field, itemIndex) ?? '').trim();
	if (text !== '') return text;
	throw invalidField(field, 'The field is empty', 'Fill it in: reports and caps go by it');
}

function readOptions(item: ItemContext, options: Options) {
	const { alternatives, channel, contentType, credentialName, currency, expiresAfterMinutes, tier } = options;
	const stated = (alternatives?.alternative ?? []).filter(({ provider }) => provider);
	return {
		...(stated.length > 0 && {
			alternatives: stated.map(({ provider = '', amount = 0 }) => ({
				provider,
				amountMicros: readMoney(item, 'alternatives', amount),
			})),
		}),
		...(channel && { channel }),
		...(contentType && { contentType }),
		...(credentialName && { credentialName }),
		...(currency && { currency }),
		...(tier && { tier }),
		...(expiresAfterMinutes && { expiresInMs: Math.round(expiresAfterMinutes * 60_000) }),
	};
}

export const reserve: ItemOperation = {
	value: 'reserve',
	name: 'Reserve',
	action: 'Reserve spend',
	description: 'Hold money for a call before it is made; refused where a budget does not allow it',
	properties: reserveFields,
	async execute(item) {
		const { node, itemIndex } = item;
		const options = node.getNodeParameter('options', itemIndex, {}) as Options;
		const productionId = node.getNodeParameter('productionId', itemIndex, '') as string | undefined;
		const body = {
			provider: readText(item, 'provider'),
			service: node.getNodeParameter('service', itemIndex) as SpendService,
			operation: readText(item, 'call'),
			amountMicros: readMoney(item, 'amount'),
			...(productionId && { productionId }),
			...readOptions(item, options),
		};
		const key = options.idempotencyKey || idempotencyKey(node, itemIndex);
		const reservation = await item.client().call('reserveSpend', { body, idempotencyKey: key });
		return withCosts(item, { reservation });
	},
};
