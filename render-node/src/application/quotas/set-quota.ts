import { randomUUID } from 'node:crypto';
import type { Quota, setQuotaRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { Caller } from '../../domain/access/caller.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { showQuota } from './show-quota.js';

/** Creates a quota, or changes the rules of the one of the same name, project and channel; what was taken stays taken. */
export function setQuota(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	wish: z.output<typeof setQuotaRequest>,
	caller: Caller,
): Promise<Quota> {
	refuseUnprintable(wish);
	const wanted = { ...wish, project: wish.project ?? null, channel: wish.channel ?? null };
	return store.transaction(async (books) => {
		const now = clock.now();
		const quota = await books.quotas.put({ id: randomUUID(), ...wanted, createdAt: now, updatedAt: now });
		const subject = `quota:${quota.id}`;
		await recordAudit(books, { actor: caller.name, action: 'quota.set', subject, facts: wanted }, now);
		return showQuota(books, quota, now);
	});
}
