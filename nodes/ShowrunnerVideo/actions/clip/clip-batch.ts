import type { ClipRequest } from '../../../../providers/clip/port';
import { renderNodeClip } from '../../../../providers/clip/render-node';
import type { BatchOrder } from '../../../shared/batch/batch-order';
import type { ItemContext } from '../../../shared/item-context';
import { readJobOptions } from '../../../shared/read-job-options';
import { sectionsOfJob } from '../../../shared/sections/sections-of-job';
import { chosenProviders } from './chosen-providers';

/** The batch of a verb: what an item's form asks for becomes the render-node's job. */
export const clipBatch = (read: (item: ItemContext) => ClipRequest): BatchOrder => ({
	toRequest: (item) => {
		// The form asks for one at least, and only the render-node works in batches.
		chosenProviders(item.node, item.itemIndex, [renderNodeClip]);
		return { ...renderNodeClip.toJob(read(item)), ...readJobOptions(item) };
	},
	toSections: sectionsOfJob,
});
