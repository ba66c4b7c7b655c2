import { statfs } from 'node:fs/promises';
import type { Problem } from '@showrunner/contract';
import { ERRORS } from '@tus/server';
import { Refusal, storageFull, temporarilyUnavailable, tooLarge } from '../../domain/refusal.js';
import { problemOfError } from '../problem-of-error.js';

type TusError = { status_code: number; body: string };

/** A disk with less than this cannot take the next chunk. */
const littleBytes = 1024 ** 2;

async function brokenWrite(folder: string): Promise<Problem> {
	const { bavail, bsize } = await statfs(folder);
	if (bavail * bsize < littleBytes) {
		return storageFull('disk-full', "The service's disk has no room left", {
			detail: folder,
			fix: 'Make room on the disk of SHOWRUNNER_DATA_DIR, then resume the upload',
		}).problem;
	}
	return temporarilyUnavailable('upload-broken-off', 'The upload broke off', {
		fix: 'Ask with HEAD how far it came, and go on from there',
		retryAfterMs: 1_000,
	}).problem;
}

const isTusError = (error: unknown): error is TusError =>
	error instanceof Object && 'status_code' in error && 'body' in error;

async function problemOf(error: unknown, folder: string, isAway: (error: unknown) => boolean): Promise<Problem> {
	if (!isTusError(error)) return problemOfError(error, isAway);
	if (error.body === ERRORS.FILE_WRITE_ERROR.body) return brokenWrite(folder);
	if (error.status_code === 413) {
		return tooLarge('upload-too-large', 'The file is larger than the service takes', {
			fix: 'Send a smaller file, or raise SHOWRUNNER_UPLOAD_MAX_BYTES on the service',
		}).problem;
	}
	return {
		type: `upload-${error.status_code}`,
		title: error.body.trim(),
		status: error.status_code,
		kind: 'input-invalid',
		fix: 'Follow the tus protocol, version 1.0.0; an upload that is gone has to be begun anew',
	};
}

/** What the tus server answers when something goes wrong: its own status, our problem document. */
export async function tellUploadProblem(
	error: unknown,
	folder: string,
	isAway: (error: unknown) => boolean,
): Promise<TusError & { isDefect: boolean }> {
	const problem = await problemOf(error, folder, isAway);
	const isDefect = problem.kind === 'defect' && !(error instanceof Refusal);
	return { status_code: problem.status, body: JSON.stringify(problem), isDefect };
}
