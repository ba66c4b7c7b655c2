import { jobSchemas, type JobKind } from '@showrunner/contract';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { BetterElsewhere, type JobContext } from '../job-handler.js';
import type { Deps } from '../deps.js';
import { parseOrRefuse } from '../validation/refuse-invalid.js';
import { storeAway } from '../../domain/store/store-away.js';
import { createAssetStore } from '../assets/create-asset-store.js';
import type { Claim } from './claim-job.js';
import { patientStore } from './outlast-absence.js';
import type { Outcome } from './settle-run.js';
import type { ProgressWriter } from './progress-writer.js';

/** Why an attempt is made to stop. */
export type StopReason = 'taken-away' | 'too-late' | 'handed-back';

/**
 * A handler that was told to stop has this long before its slot is given to another job: more than any engine takes to
 * end a step on a device or a server, less than a container has until it is killed.
 */
const graceMs = 25_000;

async function runHandler<K extends JobKind>(
	deps: Deps,
	kind: K,
	input: unknown,
	context: JobContext,
): Promise<unknown> {
	const handler = deps.handlers.of(kind);
	await mkdir(context.workDir, { recursive: true });
	// A job may have been stored by an older version of the service: its input is parsed anew.
	return handler.run(parseOrRefuse(jobSchemas[kind].input, input) as Parameters<typeof handler.run>[0], context);
}

/** Resolves a while after the attempt was told to stop. */
function afterGrace(signal: AbortSignal): { promise: Promise<void>; cancel(): void } {
	let timer: NodeJS.Timeout | undefined;
	let begin: () => void = () => undefined;
	const promise = new Promise<void>((resolve) => {
		begin = () => {
			timer = setTimeout(resolve, graceMs);
		};
	});
	if (signal.aborted) begin();
	else signal.addEventListener('abort', begin, { once: true });
	return {
		promise,
		cancel() {
			signal.removeEventListener('abort', begin);
			clearTimeout(timer);
		},
	};
}

const stopped = (reason: StopReason): Outcome | null => (reason === 'taken-away' ? null : { kind: reason });

/**
 * Runs a job's handler once.
 * @returns null when the job was taken away from this attempt
 */
export async function attemptJob(
	deps: Deps,
	{ job, runId }: Claim,
	stop: AbortController,
	progress: ProgressWriter,
	workRoot: string,
): Promise<Outcome | null> {
	const { store, log } = deps;
	const workDir = path.join(workRoot, runId);
	const patient = { ...deps, store: patientStore(store, stop.signal) };
	const context: JobContext = {
		jobId: job.id,
		signal: stop.signal,
		progress: (fraction, phase, etaMs = null) => progress.report({ fraction, phase, etaMs }),
		assets: createAssetStore(patient, workDir, path.join(workDir, 'held')),
		workDir,
		log,
	};
	const deadline = setTimeout(() => stop.abort('too-late' satisfies StopReason), job.timeoutMs);
	const grace = afterGrace(stop.signal);
	try {
		const run = runHandler(deps, job.kind, job.input, context).then(
			(result): Outcome => ({ kind: 'done', result }),
			(thrown: unknown): Outcome =>
				thrown instanceof BetterElsewhere
					? { kind: 'elsewhere', waitingFor: thrown.waitingFor }
					: { kind: 'threw', thrown: store.isAway(thrown) ? storeAway() : thrown },
		);
		const outcome = await Promise.race([run, grace.promise]);
		if (!outcome) log.error({ jobId: job.id, kind: job.kind }, 'a handler did not stop when it was told to');
		if (stop.signal.aborted && outcome?.kind !== 'done') return stopped(stop.signal.reason as StopReason);
		return outcome ?? null;
	} finally {
		clearTimeout(deadline);
		grace.cancel();
		progress.stop();
		await rm(workDir, { recursive: true, force: true }).catch((error: unknown) => {
			// A handler that did not stop may still write there; the next start removes what is left.
			log.warn({ jobId: job.id, err: error }, 'the folder of a job could not be removed');
		});
	}
}
