import { runJob } from '../../../../providers/core/run-job';
import { assetLocator } from '../../../shared/fields/asset-locator';
import type { ItemOperation } from '../../../shared/operation';
import { readAssetId } from '../../../shared/read-asset-id';
import { jobContextOf } from '../../../shared/job-context-of';

export const getInfo: ItemOperation = {
	value: 'getInfo',
	name: 'Get Info',
	action: 'Get video info',
	description: 'Measure duration, size, streams and loudness of a video or sound',
	properties: [assetLocator],
	async execute(item) {
		const order = { kind: 'media.inspect', step: 'inspect', input: { assetId: readAssetId(item) } } as const;
		return item.withSection('info', await runJob(order, jobContextOf(item)));
	},
};
