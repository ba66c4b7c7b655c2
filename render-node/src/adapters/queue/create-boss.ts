import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { Log } from '../../domain/ports.js';
import { jobWeights } from '../../domain/jobs/job-record.js';
import type { QueueName } from '../../domain/store/store.js';
import { queueSchema } from '../postgres/queue-schema.js';
import { heartbeatSeconds } from './supervise-queues.js';

const queueNames: readonly QueueName[] = [...jobWeights, 'deliveries'];

/**
 * Entries only bring records to workers: whether and when one is tried again stands in our own books.
 * So an entry is retried only when the process that held it died; that many times is more than the
 * books ever allow. 24 h is pg-boss's longest expiry and our longest job.
 */
const queueOptions = {
	retryLimit: 1_000,
	retryDelay: 0,
	expireInSeconds: 24 * 60 * 60,
	heartbeatSeconds,
	retentionSeconds: 30 * 24 * 60 * 60,
	deleteAfterSeconds: 60 * 60,
};

/** Starts pg-boss on our pool. */
export async function createBoss(pool: pg.Pool, log: Log): Promise<PgBoss> {
	const boss = new PgBoss({
		db: { executeSql: (text, values) => pool.query(text, values) },
		schema: queueSchema,
		schedule: false,
		// We see to that ourselves, with more patience: see superviseQueues.
		supervise: false,
		monitorIntervalSeconds: 5,
	});
	boss.on('error', (error) => log.warn({ err: error }, 'the queue met an error and goes on'));
	await boss.start();
	for (const name of queueNames) {
		await boss.createQueue(name, queueOptions);
		// A cold queue cache reads outside of the sender's transaction, which deadlocks on a full pool.
		await boss.findJobs(name, { id: randomUUID() });
	}
	return boss;
}
