import { locatorField, uuidPattern } from './locator-field';

export const jobLocator = locatorField({
	displayName: 'Job',
	name: 'jobId',
	description: 'Job on the render-node',
	searchMethod: 'searchJobs',
	idPlaceholder: '4b6f8e0a-1c2d-4e3f-8a9b-0c1d2e3f4a5b',
	idPattern: uuidPattern,
});
