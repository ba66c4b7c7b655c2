import type { IDataObject } from 'n8n-workflow';
import { jobLocator } from '../../../shared/fields/job-locator';
import type { ItemOperation } from '../../../shared/operation';
import { jobId } from './job-id';

export const retry: ItemOperation = {
	value: 'retry',
	name: 'Retry',
	action: 'Retry job',
	description: 'Run a job again that failed or was cancelled; pieces that were done are reused',
	properties: [jobLocator],
	async execute(item) {
		const job = await item.client().call('retryJob', { params: { jobId: jobId(item) } });
		return item.withSection('job', job as unknown as IDataObject);
	},
};
