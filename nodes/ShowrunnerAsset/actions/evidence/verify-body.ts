import type { RouteTypes } from '@showrunner/contract';
import type { CommercialUseRule } from '../../../../contract/vocabulary';
import type { ItemContext } from '../../../shared/item-context';
import { isRecord } from '../../../shared/is-record';
import { readAssetId } from '../../../shared/read-asset-id';
import { finishedAssets } from '../../../shared/sections/finished-assets';
import { readInstant } from './read-instant';
import { readList } from './read-list';
import { readProductionId } from './read-production-id';

type Body = RouteTypes['verifyEvidence']['body'];
type Options = {
	uploaderClaims?: boolean;
	aiDisclosure?: boolean;
	credits?: boolean;
	receipts?: boolean;
	kidsModeration?: boolean;
	commercialUse?: CommercialUseRule;
	territories?: string | string[];
	validAt?: string;
};

function subjectOf(item: ItemContext): Pick<Body, 'productionId' | 'assets'> {
	const check = item.node.getNodeParameter('check', item.itemIndex);
	if (check === 'production') return { productionId: readProductionId(item) };
	if (check === 'asset') return { assets: [{ role: 'asset', assetId: readAssetId(item) }] };
	// With its production, the service knows whether it is made for children.
	const { production } = item.input.json;
	const productionId = isRecord(production) && typeof production.id === 'string' ? production.id : undefined;
	return { assets: finishedAssets(item), ...(productionId !== undefined && { productionId }) };
}

/** What the form says, as the contract wants it; what was left empty is what the service takes by itself. */
export function verifyBody(item: ItemContext): Body {
	const { territories, validAt, ...rest } = item.node.getNodeParameter('options', item.itemIndex, {}) as Options;
	return {
		...subjectOf(item),
		aiDisclosed: item.node.getNodeParameter('aiDisclosed', item.itemIndex) === true,
		policy: {
			...rest,
			...(territories && { territories: readList(territories) }),
			...(validAt && { validAt: readInstant('validAt', validAt) }),
		},
	};
}
