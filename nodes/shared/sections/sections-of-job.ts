import type { Job, VideoAssembleResult } from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';

/** The sections that a finished job adds to its item, so that the nodes after it find them. */
export function sectionsOfJob(job: Job): IDataObject {
	if (job.kind !== 'video.assemble') return {};
	const { captions, ...video } = job.result as VideoAssembleResult;
	return { video: { ...video, cached: job.cached, jobId: job.id }, captions: { files: captions } };
}
