import type { EvidenceCheck } from '@showrunner/contract';
import { ProviderError } from '../../../../providers/core/provider-error';
import type { ItemOperation } from '../../../shared/operation';
import { verifyBody } from './verify-body';
import { verifyFields } from './verify-fields';

/** Points that a message names one by one; all of them stand in the item when the workflow goes on. */
const toldPoints = 10;

/** What is missing as the red panel shows it. */
function refusalOf({ missing }: EvidenceCheck): ProviderError {
	const lines = missing
		.slice(0, toldPoints)
		.map(
			({ name, assetId, role, reason, fix }) =>
				`${name ?? `asset ${assetId.slice(0, 12)}…`} (${role}): ${reason}. ${fix}`,
		);
	const rest = missing.length > toldPoints ? [`… and ${missing.length - toldPoints} more`] : [];
	const title =
		missing.length === 1
			? 'One proof is missing before this may be published'
			: `${missing.length} proofs are missing before this may be published`;
	return new ProviderError({ kind: 'input-invalid', title, fix: [...lines, ...rest].join('; ') });
}

export const verify: ItemOperation = {
	value: 'verify',
	name: 'Verify',
	action: 'Verify evidence',
	description: 'Check before publishing that everything in a video may be used, back to the last source',
	properties: verifyFields,
	async execute(item) {
		const check = await item.client().call('verifyEvidence', { body: verifyBody(item) });
		const goesOn = item.node.getNodeParameter('ifMissing', item.itemIndex) === 'goOn';
		if (!check.ready && !goesOn) throw refusalOf(check);
		return item.withSection('evidenceCheck', check);
	},
};
