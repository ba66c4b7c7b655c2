import type { AuditEntryView } from '@showrunner/contract';
import type { AuditEntry } from '../../domain/audit/audit-entry.js';

export const toAuditEntry = ({ createdAt, ...entry }: AuditEntry): AuditEntryView => ({
	...entry,
	createdAt: createdAt.toISOString(),
});
