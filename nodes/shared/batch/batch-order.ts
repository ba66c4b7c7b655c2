import type { CreateJobRequest, Job } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import type { ItemContext } from '../item-context';

/** How a verb turns items into jobs and ended jobs back into items. */
export type BatchOrder = {
	/** The job for one item; throws a refusal where the item cannot become one. */
	toRequest(item: ItemContext): CreateJobRequest;
	/** Sections that a job which succeeded adds to its item, given what the item holds already. */
	toSections(job: Job, json: IDataObject): IDataObject;
};

/** What became of each item when the batch was sent: its place in the batch, or why it is not in it. */
export type Slot = { job: number } | { refused: { message: string; description?: string } };
