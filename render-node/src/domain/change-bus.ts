import type { JobState, ReviewState } from '@showrunner/contract';
import type { QueueName } from './store/store.js';

/** What happened in the store, for whoever waits for it: in this process and in the others. */
export type Change =
	| { kind: 'job'; jobId: string; batchId: string | null; state: JobState }
	| { kind: 'review'; reviewId: string; state: ReviewState }
	| { kind: 'tickets'; queue: QueueName; dueAtMs: number }
	/** API keys were made, rotated or revoked. */
	| { kind: 'access' };

export type ChangeBus = {
	/** Returns the way to stop listening. */
	subscribe(listener: (change: Change) => void): () => void;
};
