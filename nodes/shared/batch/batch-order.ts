import type { CreateJobRequest, Job } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import type { Warning } from '../../../providers/core/run-chain';
import type { ItemContext } from '../item-context';

/** How a verb turns items into jobs and ended jobs back into items. */
export type BatchOrder = {
	/** The job for one item; throws a refusal where the item cannot become one. Warnings go along to the item's sections. */
	toRequest(item: ItemContext, warn: (warning: Warning) => void): CreateJobRequest | Promise<CreateJobRequest>;
	/** Sections that a job which succeeded adds to its item, given what the item holds already. */
	toSections(job: Job, json: IDataObject, warnings?: readonly Warning[]): IDataObject;
};

/** What became of each item when the batch was sent: its place in the batch, or why it is not in it. */
export type Slot = { job: number; warnings?: Warning[] } | { refused: { message: string; description?: string } };
