import type { AuditEntry } from '../audit/audit-entry.js';
import type { Page, PageRequest } from './page.js';

export type AuditFilter = { actor?: string; action?: string; subject?: string; from?: Date; to?: Date };

/** What is written here is never changed. */
export type AuditRepository = {
	append(entry: AuditEntry): Promise<void>;
	list(filter: AuditFilter, page: PageRequest): Promise<Page<AuditEntry>>;
};
