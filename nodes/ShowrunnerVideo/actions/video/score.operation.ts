import type { BatchOperation } from '../../../shared/operation';
import { readJobOptions } from '../../../shared/read-job-options';
import { sectionsOfJob } from '../../../shared/sections/sections-of-job';
import { readScore } from './read-score';
import { scoreFields } from './score-fields';

export const score: BatchOperation = {
	value: 'score',
	name: 'Score',
	action: 'Score video',
	description: 'Rate a finished video from 0 to 100 and say what is wrong where',
	properties: scoreFields,
	batch: {
		toRequest: (item) => ({ kind: 'video.score', input: readScore(item), step: 'score', ...readJobOptions(item) }),
		toSections: sectionsOfJob,
	},
};
