import { AsyncLocalStorage } from 'node:async_hooks';

/** What the work belongs to that is being done: goes into every line of the log that it causes. */
export type WorkFacts = { requestId?: string; correlationId?: string; jobId?: string };

const storage = new AsyncLocalStorage<WorkFacts>();

export const workFacts = (): WorkFacts => storage.getStore() ?? {};

/** Does work that belongs to these facts, and to those of the work around it. */
export const withWorkFacts = <T>(facts: WorkFacts, work: () => T): T => storage.run({ ...workFacts(), ...facts }, work);
