import type { Clock } from '../../domain/ports.js';
import type { Repositories } from '../../domain/store/store.js';

type AccessBooks = Pick<Repositories, 'apiKeys' | 'audit'>;

/** What the verbs on keys work with: the service's store, or the command line's. */
export type AccessDeps = {
	store: { transaction<T>(work: (books: AccessBooks) => Promise<T>): Promise<T> };
	clock: Clock;
};
