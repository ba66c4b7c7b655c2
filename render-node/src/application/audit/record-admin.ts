import type { Caller } from '../../domain/access/caller.js';
import type { AuditEntry } from '../../domain/audit/audit-entry.js';
import type { Repositories } from '../../domain/store/store.js';
import { recordAudit } from '../record-audit.js';

/** Who asks for a change; what workflows do with an operator's key is work, and not written down. */
export type Actor = Pick<Caller, 'name' | 'role'>;

/** Writes down what an admin did, in the transaction that does it. */
export async function recordAdmin(
	books: Pick<Repositories, 'audit'>,
	{ name, role }: Actor,
	entry: Pick<AuditEntry, 'action' | 'subject' | 'facts'>,
	now: Date,
): Promise<void> {
	if (role === 'admin') await recordAudit(books, { actor: name, ...entry }, now);
}
