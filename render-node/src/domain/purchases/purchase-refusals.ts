import { inputInvalid, notFound } from '../refusal.js';

export const purchaseNotFound = (id: string) =>
	notFound('purchase-not-found', 'There is no such purchase', {
		field: 'purchaseId',
		detail: id,
		fix: 'List the purchases and take an id from there',
	});

export const leaseUnknown = (leaseId: string) =>
	inputInvalid('lease-unknown', 'This purchase has no such lease', {
		field: 'leaseId',
		detail: leaseId,
		fix: "Pass on the 'leaseId' that the claim of this purchase gave",
	});

export const boughtAssetsMissing = (assetIds: readonly string[]) =>
	inputInvalid('asset-not-found', 'The result names assets that are not in the store', {
		field: 'assetIds',
		detail: assetIds.join(', '),
		fix: 'Upload the assets first, then keep the result with the same lease',
	});
