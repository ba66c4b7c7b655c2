import type { IDataObject } from 'n8n-workflow';
import { jobLocator } from '../../../shared/fields/job-locator';
import type { ItemOperation } from '../../../shared/operation';
import { jobId } from './job-id';

export const get: ItemOperation = {
	value: 'get',
	name: 'Get',
	action: 'Get job',
	description: 'Look up state, progress and result of a job',
	properties: [jobLocator],
	async execute(item) {
		const job = await item.client().call('getJob', { params: { jobId: jobId(item) } });
		return item.withSection('job', job as unknown as IDataObject);
	},
};
