import type { Problem } from '@showrunner/contract';
import { Refusal } from '../refusal.js';

export const deadlineExceeded = (jobId: string, timeoutMs: number): Problem => ({
	type: 'deadline-exceeded',
	title: `The job took longer than its limit of ${Math.round(timeoutMs / 1000)} s`,
	status: 504,
	kind: 'temporarily-unavailable',
	fix: "Raise the job's 'timeoutMs', or split the work into smaller jobs",
	field: 'timeoutMs',
	instance: jobId,
});

export const quarantined = (jobId: string, deaths: number): Problem => ({
	type: 'quarantined',
	title: `The service died ${deaths} times while it worked on this job, so it is not tried again by itself`,
	status: 500,
	kind: 'defect',
	fix: "Look into the service's log for the job's id, mend the cause (memory is the usual one), then retry the job",
	instance: jobId,
});

export const resultMalformed = (jobId: string): Problem => ({
	type: 'result-malformed',
	title: 'The job ended with a result of the wrong shape',
	status: 500,
	kind: 'defect',
	fix: "Report it together with what the service's log says about this job's id",
	instance: jobId,
});

/** The problem that a job shows for whatever its handler threw; a stack never gets into it. */
export function problemOf(thrown: unknown, jobId: string): Problem {
	if (thrown instanceof Refusal) return { ...thrown.problem, instance: jobId };
	return {
		type: 'defect',
		title: 'The service ran into something that it was not built for',
		status: 500,
		kind: 'defect',
		fix: "Look into the service's log for the job's id, and report what it says",
		instance: jobId,
	};
}
