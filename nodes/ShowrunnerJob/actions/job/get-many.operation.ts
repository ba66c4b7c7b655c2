import type { IDataObject } from 'n8n-workflow';
import { jobKinds, jobStates, type JobKind, type JobState } from '../../../../contract/vocabulary';
import { listFields } from '../../../shared/fields/list-fields';
import { optionsOf } from '../../../shared/fields/options-of';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';

type Filters = { kind?: JobKind; productionId?: string; state?: JobState };

export const getMany: ItemOperation = {
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many jobs',
	description: 'List jobs, newest first',
	properties: [
		...listFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{ displayName: 'Kind', name: 'kind', type: 'options', options: optionsOf(jobKinds), default: 'video.assemble' },
				{ displayName: 'Production ID', name: 'productionId', type: 'string', default: '' },
				{ displayName: 'State', name: 'state', type: 'options', options: optionsOf(jobStates), default: 'running' },
			],
		},
	],
	async execute(item) {
		const { kind, productionId, state } = item.node.getNodeParameter('filters', item.itemIndex, {}) as Filters;
		const filters = { ...(kind && { kind }), ...(productionId && { productionId }), ...(state && { state }) };
		const client = item.client();
		const found = await readPages(
			item,
			async (paging) => await client.call('getJobs', { query: { ...paging, ...filters } }),
		);
		return found.map((job) => ({ json: { job: job as unknown as IDataObject } }));
	},
};
