import type { ClipRequest } from '../../../../providers/clip/port';
import type { BatchOrder } from '../../../shared/batch/batch-order';
import type { ItemContext } from '../../../shared/item-context';
import { readJobOptions } from '../../../shared/read-job-options';
import { sectionsOfJob } from '../../../shared/sections/sections-of-job';
import { clipVendor } from './clip-vendor';

/** The batch of a verb: what an item's form asks for becomes the vendor's job. */
export const clipBatch = (read: (item: ItemContext) => ClipRequest): BatchOrder => ({
	toRequest: (item) => {
		const request = read(item);
		return { ...clipVendor(item).toJob(request), ...readJobOptions(item) };
	},
	toSections: sectionsOfJob,
});
