import { jsonParse } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { jobKinds, jobPriorities, type JobKind, type JobPriority } from '../../../../contract/vocabulary';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { timeoutField, waitField } from '../../../shared/fields/wait-fields';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import type { BatchOperation } from '../../../shared/operation';
import { readJobOptions } from '../../../shared/read-job-options';
import { invalidField } from '../../../shared/refusals';
import { sectionsOfJob } from '../../../shared/sections/sections-of-job';

type JobOptions = { priority?: JobPriority; step?: string };

export const create: BatchOperation = {
	value: 'create',
	name: 'Create',
	action: 'Create job',
	description: 'Give the render-node work of any kind it knows',
	properties: [
		{
			displayName: 'Kind',
			name: 'kind',
			type: 'options',
			options: optionsOf(jobKinds),
			default: 'video.assemble',
			description: 'What is to be done',
		},
		{
			displayName: 'Input',
			name: 'input',
			type: 'json',
			default: '{}',
			required: true,
			description: 'What the work needs, as the API description of the render-node shows it for this kind',
		},
		waitField,
		timeoutField,
		productionField,
		optionsField([
			{
				displayName: 'Priority',
				name: 'priority',
				type: 'options',
				options: optionsOf(jobPriorities),
				default: 'normal',
			},
			{
				displayName: 'Step',
				name: 'step',
				type: 'string',
				default: '',
				description: 'Name of the step of the production that this work counts for',
			},
		]),
	],
	batch: {
		toRequest(item) {
			const { node, itemIndex } = item;
			const { priority, step } = node.getNodeParameter('options', itemIndex, {}) as JobOptions;
			return {
				kind: node.getNodeParameter('kind', itemIndex) as JobKind,
				input: readInput(item),
				...(priority && { priority }),
				...(step && { step }),
				...readJobOptions(item),
			};
		},
		toSections: (job, json) => ({ job: job as unknown as IDataObject, ...sectionsOfJob(job, json) }),
	},
};

function readInput({ node, itemIndex }: ItemContext): Record<string, unknown> {
	const raw = node.getNodeParameter('input', itemIndex);
	const input: unknown = typeof raw === 'string' ? jsonParse(raw, { fallbackValue: raw }) : raw;
	if (isRecord(input)) return input;
	throw invalidField('input', 'This is no JSON object', 'Write an object, such as {"assetId": "…"}');
}
