import type { IDataObject } from 'n8n-workflow';
import { limits } from '../../../../contract/vocabulary';
import { ProviderError } from '../../../../providers/core/provider-error';
import { endedWithout, isFinal } from '../../../../providers/core/run-job';
import { waitFor } from '../../../../providers/core/wait-for';
import { clock } from '../../../shared/clock';
import { jobLocator } from '../../../shared/fields/job-locator';
import type { ItemOperation } from '../../../shared/operation';
import { sectionsOfJob } from '../../../shared/sections/sections-of-job';
import { jobId } from './job-id';

const minuteMs = 60_000;
const pauses = { intervalMs: 250, backoff: 2, maxIntervalMs: 5_000 };

export const wait: ItemOperation = {
	value: 'wait',
	name: 'Wait',
	action: 'Wait for job',
	description: 'Go on when a job has ended; the job itself is not stopped when the wait is given up',
	properties: [
		{ ...jobLocator, default: { mode: 'id', value: '={{ $json.ticket?.jobId ?? $json.job?.id }}' } },
		{
			displayName: 'Wait for Completion',
			name: 'waitForCompletion',
			type: 'boolean',
			default: true,
			description: 'Whether to wait; off, the job is put out as it is now',
		},
		{
			displayName: 'Timeout (Minutes)',
			name: 'timeoutMinutes',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1440 },
			displayOptions: { show: { waitForCompletion: [true] } },
			default: 60,
			description: 'Longest time to wait',
		},
	],
	async execute(item) {
		const { node, itemIndex, signal } = item;
		const client = item.client();
		const params = { jobId: jobId(item) };
		const waits = node.getNodeParameter('waitForCompletion', itemIndex) === true;
		const check = async () => {
			const job = await client.call('getJob', { params, query: { waitMs: waits ? limits.longPollMs : 0 } });
			return !waits || isFinal(job) ? job : undefined;
		};
		const limitMs = Number(node.getNodeParameter('timeoutMinutes', itemIndex, 60)) * minuteMs;
		const job = await waitFor(check, { ...pauses, limitMs, ...(signal && { signal }) }, clock);
		if (waits && job.state !== 'succeeded') throw new ProviderError(endedWithout(job));
		const sections = job.state === 'succeeded' ? sectionsOfJob(job, item.input.json) : {};
		return { json: { ...item.input.json, job: job as unknown as IDataObject, ...sections } };
	},
};
