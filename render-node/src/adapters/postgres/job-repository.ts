import { and, asc, eq, exists, inArray, like, not, notInArray, sql } from 'drizzle-orm';
import { finalJobStates } from '@showrunner/contract';
import { jobWeights, type JobRecord } from '../../domain/jobs/job-record.js';
import type { JobRepository } from '../../domain/store/store.js';
import type { ReportChange } from './change-feed.js';
import { changedRow } from './changed-row.js';
import type { Handle } from './connection.js';
import { gatherFinds } from './gather-finds.js';
import { cutPage, newestFirst, startingAfter } from './newest-first.js';
import { batches, jobs } from './schema.js';
import { liveTicket } from './live-tickets.js';

const unfinished = notInArray(jobs.state, [...finalJobStates]);

/** What is asked most often is put into SQL once, and planned once on each connection. */
const prepareFind = (db: Handle) =>
	db
		.select()
		.from(jobs)
		.where(sql`${jobs.id} = any(${sql.placeholder('ids')}::uuid[])`)
		.prepare('showrunner_jobs');

function reads(db: Handle) {
	let prepared: ReturnType<typeof prepareFind> | null = null;
	return {
		find: gatherFinds((ids) => {
			prepared ??= prepareFind(db);
			return prepared.execute({ ids });
		}),
		async list({ state, kind, productionId }, page) {
			const rows = await db
				.select()
				.from(jobs)
				.where(
					and(
						state && eq(jobs.state, state),
						kind && eq(jobs.kind, kind),
						productionId === undefined ? undefined : eq(jobs.productionId, productionId),
						startingAfter(jobs, page.after),
					),
				)
				.orderBy(...newestFirst(jobs))
				.limit(page.limit + 1);
			return cutPage(rows, page);
		},
		ofBatch: (batchId) => db.select().from(jobs).where(eq(jobs.batchId, batchId)).orderBy(asc(jobs.batchIndex)),
		ofProductions: async (ids) =>
			ids.length === 0 ? [] : db.select().from(jobs).where(inArray(jobs.productionId, ids)),
		async owning(runIds) {
			const owning = and(inArray(jobs.runId, runIds), eq(jobs.state, 'running'));
			const rows = await db.select({ runId: jobs.runId }).from(jobs).where(owning);
			return rows.flatMap(({ runId }) => runId ?? []);
		},
		async isTwinRunning(resultKey) {
			const twin = and(eq(jobs.resultKey, resultKey), eq(jobs.state, 'running'));
			return (await db.select({ id: jobs.id }).from(jobs).where(twin).limit(1)).length > 0;
		},
		withoutTicket: (workersLive) =>
			db
				.select()
				.from(jobs)
				.where(and(unfinished, not(exists(liveTicket(db, jobs.ticketId, workersLive))))),
		async unfinishedInBatch(batchId) {
			const left = and(eq(jobs.batchId, batchId), unfinished);
			return (await db.select({ id: jobs.id }).from(jobs).where(left)).length;
		},
		async isAssetWanted(assetId) {
			const wanting = and(unfinished, like(sql`${jobs.input}::text`, `%${assetId}%`));
			return (await db.select({ id: jobs.id }).from(jobs).where(wanting).limit(1)).length > 0;
		},
	} satisfies Partial<JobRepository>;
}

function counts(db: Handle) {
	return {
		countByState: () =>
			db
				.select({ state: jobs.state, count: sql<number>`count(*)::int` })
				.from(jobs)
				.groupBy(jobs.state),
		async queueDepths() {
			const rows = await db
				.select({
					weight: jobs.weight,
					count: sql<number>`count(*)::int`,
					oldestAt: sql<Date>`min(${jobs.createdAt})`.mapWith(jobs.createdAt),
				})
				.from(jobs)
				.where(eq(jobs.state, 'queued'))
				.groupBy(jobs.weight);
			return jobWeights.map(
				(weight) => rows.find((row) => row.weight === weight) ?? { weight, count: 0, oldestAt: null },
			);
		},
	} satisfies Partial<JobRepository>;
}

function writes(db: Handle, changed: ReportChange) {
	const announce = (row: Pick<JobRecord, 'id' | 'batchId' | 'state'>) =>
		changed({ kind: 'job', jobId: row.id, batchId: row.batchId, state: row.state });
	return {
		async insert(records) {
			await db.insert(jobs).values(records);
		},
		async lock(id) {
			const [known] = await db.select({ batchId: jobs.batchId }).from(jobs).where(eq(jobs.id, id));
			if (known?.batchId) await db.select().from(batches).where(eq(batches.id, known.batchId)).for('update');
			const [row] = await db.select().from(jobs).where(eq(jobs.id, id)).for('update');
			return row ?? null;
		},
		async update(id, change) {
			const row = changedRow(await db.update(jobs).set(change).where(eq(jobs.id, id)).returning(), 'Job', id);
			announce(row);
			return row;
		},
		async report(runId, progress) {
			const owner = and(eq(jobs.runId, runId), eq(jobs.state, 'running'));
			const rows = await db
				.update(jobs)
				.set(progress)
				.where(owner)
				.returning({ id: jobs.id, batchId: jobs.batchId, state: jobs.state });
			rows.forEach(announce);
			return rows.length > 0;
		},
	} satisfies Partial<JobRepository>;
}

export const jobRepository = (db: Handle, changed: ReportChange): JobRepository => ({
	...reads(db),
	...counts(db),
	...writes(db, changed),
});
