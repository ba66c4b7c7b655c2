import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../domain/audit/audit-entry.js';
import type { Repositories } from '../domain/store/store.js';

/** Writes down who did what, in the transaction that does it. */
export const recordAudit = (
	books: Pick<Repositories, 'audit'>,
	entry: Omit<AuditEntry, 'id' | 'createdAt'>,
	now: Date,
): Promise<void> => books.audit.append({ ...entry, id: randomUUID(), createdAt: now });
