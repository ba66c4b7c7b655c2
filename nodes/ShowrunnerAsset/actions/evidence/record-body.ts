import type { RecordEvidenceRequest } from '@showrunner/contract';
import type { CommercialUse, EvidenceSourceKind, ModerationVerdict } from '../../../../contract/vocabulary';
import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';
import { readInstant } from './read-instant';
import { readList } from './read-list';

type Options = Record<string, string | number | boolean | string[] | undefined>;

const microsPerUnit = 1_000_000;
const instants = ['licenceExpiresAt', 'obtainedAt'];
const lists = ['madeFrom', 'territories'];
const ofReceipt = ['receiptAmount', 'receiptAssetId', 'receiptCurrency', 'receiptNumber', 'receiptUrl'];

const ofModeration = ['moderationBy', 'moderationPolicy', 'moderationVerdict'];

const isTold = (value: unknown) => value !== undefined && value !== '' && value !== null;

/** A receipt is one where something says which; an amount alone proves nothing. */
function receiptOf(options: Options): RecordEvidenceRequest['receipt'] {
	const { receiptAmount, receiptAssetId, receiptCurrency, receiptNumber, receiptUrl } = options;
	const names = {
		...(isTold(receiptAssetId) && { assetId: String(receiptAssetId) }),
		...(isTold(receiptNumber) && { number: String(receiptNumber) }),
		...(isTold(receiptUrl) && { url: String(receiptUrl) }),
	};
	const isPriced = isTold(receiptAmount) && Number(receiptAmount) > 0;
	if (Object.keys(names).length === 0 && isPriced)
		throw invalidField(
			'receiptNumber',
			'An amount alone proves nothing',
			'Add Receipt Number, Receipt URL or Receipt Asset ID to the options',
		);
	const amount = {
		amountMicros: Math.round(Number(receiptAmount) * microsPerUnit),
		currency: String(receiptCurrency || 'USD'),
	};
	return Object.keys(names).length > 0 ? { ...names, ...(isPriced && amount) } : undefined;
}

/** A verdict is worth as much as the one who gave it. */
function moderationOf(options: Options): RecordEvidenceRequest['moderation'] {
	const { moderationBy, moderationPolicy, moderationVerdict } = options;
	const isVerdict = isTold(moderationVerdict);
	if (!isVerdict && !isTold(moderationBy) && !isTold(moderationPolicy)) return undefined;
	if (!isVerdict)
		throw invalidField('moderationVerdict', 'Nothing says what came of it', 'Add Moderation Verdict to the options');
	if (!isTold(moderationBy))
		throw invalidField('moderationBy', 'Nothing says who has looked at it', 'Add Moderation By to the options');
	return {
		verdict: moderationVerdict as ModerationVerdict,
		by: String(moderationBy),
		...(isTold(moderationPolicy) && { policy: String(moderationPolicy) }),
	};
}

function memberOf(name: string, value: unknown): unknown {
	if (instants.includes(name)) return readInstant(name, value);
	return lists.includes(name) ? readList(value) : value;
}

/** What the form says, as the contract wants it; what was left empty is left out. */
export function recordBody({ node, itemIndex }: ItemContext): RecordEvidenceRequest {
	const options = node.getNodeParameter('options', itemIndex, {}) as Options;
	const told = Object.entries(options).filter(
		([name, value]) => isTold(value) && ![...ofReceipt, ...ofModeration].includes(name),
	);
	const commercialUse = node.getNodeParameter('commercialUse', itemIndex) as CommercialUse | 'unknown';
	const receipt = receiptOf(options);
	const moderation = moderationOf(options);
	return {
		sourceKind: node.getNodeParameter('sourceKind', itemIndex) as EvidenceSourceKind,
		licence: String(node.getNodeParameter('licence', itemIndex)).trim(),
		...(commercialUse !== 'unknown' && { commercialUse }),
		...Object.fromEntries(told.map(([name, value]) => [name, memberOf(name, value)])),
		...(receipt && { receipt }),
		...(moderation && { moderation }),
	};
}
