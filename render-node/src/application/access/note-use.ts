import type { ApiKeyRecord } from '../../domain/access/api-key-record.js';
import type { Deps } from '../deps.js';

/** A key that is used all the time costs one write in this time. */
const betweenWritesMs = 60_000;

/** Writes down when keys were used, now and then, and holds nobody up for it. */
export function noteUse({ store, clock, log }: Pick<Deps, 'store' | 'clock' | 'log'>) {
	const written = new Map<string, number>();
	return ({ id, lastUsedAt }: ApiKeyRecord): void => {
		const now = clock.now();
		const last = Math.max(written.get(id) ?? 0, lastUsedAt?.getTime() ?? 0);
		if (now.getTime() - last < betweenWritesMs) return;
		written.set(id, now.getTime());
		store
			.transaction((books) => books.apiKeys.touch(id, now))
			.catch((error: unknown) => log.warn({ err: error, apiKeyId: id }, "a key's use was not noted"));
	};
}
