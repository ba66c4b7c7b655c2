import type { MediaCompareResult } from '@showrunner/contract';
import { ProviderError } from '../../../../providers/core/provider-error';
import { runJob } from '../../../../providers/core/run-job';
import type { ItemOperation } from '../../../shared/operation';
import { jobContextOf } from '../../../shared/job-context-of';
import { duplicateFields, type WhenFound } from './duplicate-fields';
import { readComparison } from './read-comparison';

export const findDuplicates: ItemOperation = {
	value: 'findDuplicates',
	name: 'Find Duplicates',
	action: 'Find duplicates of asset',
	description: 'Tell whether a video, picture or sound, or a part of it, was shown before',
	properties: duplicateFields,
	async execute(item) {
		const order = { kind: 'media.compare', step: 'compare', input: readComparison(item) } as const;
		const found = await runJob(order, jobContextOf(item));
		const whenFound = item.node.getNodeParameter('whenFound', item.itemIndex, 'goOn') as WhenFound;
		if (stopsAt(whenFound, found)) throw shownBefore(found);
		return item.withSection('duplicates', found);
	},
};

const stopsAt = (whenFound: WhenFound, { verdict }: MediaCompareResult) =>
	(verdict === 'duplicate' && whenFound !== 'goOn') || (verdict === 'near' && whenFound === 'stopIfNear');

const shownBefore = ({ verdict, reason }: MediaCompareResult) =>
	new ProviderError({
		kind: 'content-rejected',
		title:
			verdict === 'duplicate' ? 'This was shown before' : 'Part of this, or something much like it, was shown before',
		fix: `${reason}. Make another one, or set 'If a Duplicate Is Found' to Go On.`,
		field: 'assetId',
	});
