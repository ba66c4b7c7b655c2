import type { AssetLink } from '@showrunner/contract';
import type { INodeProperties } from 'n8n-workflow';
import type { ItemContext } from '../../../shared/item-context';

const minuteMs = 60_000;

export const expiryField: INodeProperties = {
	displayName: 'Expires After (Minutes)',
	name: 'expiresAfterMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10080 },
	default: 60,
	description: 'How long the link works; a week at most',
};

/** An address of an asset that works for as long as the form says. */
export async function linkOf(item: ItemContext, assetId: string): Promise<AssetLink> {
	const minutes = Number(item.node.getNodeParameter('expiresAfterMinutes', item.itemIndex));
	const body = { expiresInMs: Math.round(minutes * minuteMs) };
	return await item.client().call('createAssetLink', { params: { assetId }, body });
}
