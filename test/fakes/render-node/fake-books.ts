import { randomUUID } from 'node:crypto';
import {
	jobSchemas,
	type Asset,
	type Batch,
	type CreateJobRequest,
	type Job,
	type JobInput,
	type JobKind,
	type Media,
	type Model,
	type Problem,
	type Production,
	type Subscription,
} from '@showrunner/contract';
import { fakeModels } from './fake-models';
import { FakeReviews } from './fake-reviews';
import { FakeRefusal, refuse } from './refusals';
import { resultOf } from './job-results';

type FakeJob = Job & { input: JobInput<JobKind> };
type FakeBatch = { id: string; jobIds: string[]; url: string | undefined; reachable: boolean; delivered: boolean };

const now = () => new Date().toISOString();

/** What the fake remembers. `hold` keeps new jobs running until `release`; `failing` makes them fail. */
export class FakeBooks {
	readonly jobs = new Map<string, FakeJob>();
	readonly batches = new Map<string, FakeBatch>();
	readonly productions = new Map<string, Production>();
	readonly assets = new Map<string, { asset: Asset; bytes: Buffer }>();
	/** What a probe of the media of timelines would find, by asset id. */
	readonly media = new Map<string, Media>();
	readonly subscriptions = new Map<string, Subscription>();
	readonly reviews = new FakeReviews();
	readonly keys = new Map<string, { body: string; id: string }>();
	/** Models that the service shows and asks, and scenes that none of them gets done. */
	models: readonly Model[] = fakeModels;
	unpaintable: ReadonlySet<string> = new Set();
	hold = false;
	failing: ((job: Job) => Problem | undefined) | undefined;
	onJobEnded: (() => void) | undefined;

	/** The id under a key, made once; the same key with another body is refused. */
	once(scope: string, key: string | undefined, body: unknown, make: () => string): string {
		if (key === undefined) return make();
		const text = JSON.stringify(body);
		const earlier = this.keys.get(`${scope} ${key}`);
		if (earlier && earlier.body !== text)
			refuse(422, 'idempotency-key-reused', 'This Idempotency-Key was used before for another request');
		if (earlier) return earlier.id;
		const id = make();
		this.keys.set(`${scope} ${key}`, { body: text, id });
		return id;
	}

	addJob(request: CreateJobRequest, batchId: string | null): string {
		const { kind, input, priority = 'normal' } = request;
		const parsed = jobSchemas[kind].input.safeParse(input);
		if (!parsed.success) {
			const field = parsed.error.issues[0]?.path.join('.') ?? '';
			refuse(422, 'input-invalid', `'${field}' is not as it must be`, {
				field,
				detail: parsed.error.issues[0]?.message,
			});
		}
		const id = randomUUID();
		const progress = { fraction: 0, phase: 'Waiting', etaMs: null };
		const times = { createdAt: now(), startedAt: now(), finishedAt: null, deadlineAt: null };
		const job: FakeJob = {
			id,
			kind,
			state: 'running',
			priority,
			progress,
			attempts: 1,
			cached: false,
			result: null,
			problem: null,
			productionId: request.productionId ?? null,
			step: request.step ?? null,
			batchId,
			...times,
			input: parsed.data,
		};
		this.jobs.set(id, job);
		if (!this.hold) this.endJob(id);
		return id;
	}

	endJob(id: string): void {
		const job = this.job(id);
		Object.assign(job, this.outcomeOf(job));
		this.onJobEnded?.();
	}

	private outcomeOf(job: FakeJob): Pick<Job, 'state' | 'problem' | 'result'> {
		try {
			const problem = this.failing?.(job);
			if (problem) return { state: 'failed', problem, result: null };
			return { state: 'succeeded', problem: null, result: resultOf(job.kind, job.input, this) };
		} catch (error) {
			if (error instanceof FakeRefusal) return { state: 'failed', problem: error.problem, result: null };
			throw error;
		}
	}

	release(): void {
		this.hold = false;
		for (const { id, state } of this.jobs.values()) if (state === 'running') this.endJob(id);
	}

	cancelJob(id: string): Job {
		const job = this.job(id);
		if (job.state === 'running') Object.assign(job, { state: 'cancelled' });
		return this.show(job);
	}

	retryJob(id: string): Job {
		const job = this.job(id);
		if (job.state !== 'failed' && job.state !== 'cancelled')
			refuse(409, 'job-not-retriable', `The job is ${job.state}`);
		Object.assign(job, { state: 'running', problem: null, attempts: job.attempts + 1 });
		if (!this.hold) this.endJob(id);
		return this.show(job);
	}

	job(id: string): FakeJob {
		return this.jobs.get(id) ?? refuse(404, 'job-not-found', 'There is no such job');
	}

	show({ input: _, ...job }: FakeJob): Job {
		return job;
	}

	showBatch(id: string): Batch {
		const batch = this.batches.get(id) ?? refuse(404, 'batch-not-found', 'There is no such batch');
		const jobs = batch.jobIds.map((jobId) => this.show(this.job(jobId)));
		const finished = jobs.every(({ state }) => state !== 'running');
		const callback = batch.url === undefined ? null : { reachable: batch.reachable, deliveredAt: null };
		return { id, jobs, finished, callback, createdAt: now() };
	}
}
