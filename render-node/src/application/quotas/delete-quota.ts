import type { Caller } from '../../domain/access/caller.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { quotaNotFound } from './show-quota.js';

/** Takes a quota away with all takes, planned ones included; the audit log keeps what it allowed and how many went. */
export function deleteQuota(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	quotaId: string,
	caller: Caller,
): Promise<void> {
	return store.transaction(async (books) => {
		const quota = await books.quotas.lock(quotaId);
		if (!quota) throw quotaNotFound(quotaId);
		const takes = await books.quotas.remove(quotaId);
		const { name, project, channel, limit, unit } = quota;
		const facts = { name, project, channel, limit, unit, takes };
		const entry = { actor: caller.name, action: 'quota.delete', subject: `quota:${quotaId}`, facts };
		await recordAudit(books, entry, clock.now());
	});
}
