import { sectionsOfJob } from '../../../shared/sections/sections-of-job';
import { readJobOptions } from '../../../shared/read-job-options';
import type { BatchOperation } from '../../../shared/operation';
import { assembleFields } from './assemble-fields';
import { readTimeline } from './read-timeline';

export const assemble: BatchOperation = {
	value: 'assemble',
	name: 'Assemble',
	action: 'Assemble video',
	description: 'Cut voice, pictures, music and captions into finished videos',
	properties: assembleFields,
	batch: {
		toRequest: async (item, warn) => ({
			kind: 'video.assemble',
			input: { timeline: await readTimeline(item, warn) },
			step: 'video',
			...readJobOptions(item),
		}),
		toSections: sectionsOfJob,
	},
};
