import type { IDataObject } from 'n8n-workflow';
import { jobLocator } from '../../../shared/fields/job-locator';
import type { ItemOperation } from '../../../shared/operation';
import { jobId } from './job-id';

export const cancel: ItemOperation = {
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel job',
	description: 'Stop a job that has not ended; what it was rendering is thrown away',
	properties: [jobLocator],
	async execute(item) {
		const job = await item.client().call('cancelJob', { params: { jobId: jobId(item) } });
		return item.withSection('job', job as unknown as IDataObject);
	},
};
