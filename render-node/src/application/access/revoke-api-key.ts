import type { ApiKey } from '@showrunner/contract';
import { recordAudit } from '../record-audit.js';
import type { AccessDeps } from './access-deps.js';
import { apiKeyNotFound, toApiKey } from './show-api-key.js';

/** Ends a key at once, on every machine within seconds. Done again, it changes nothing. */
export async function revokeApiKey({ store, clock }: AccessDeps, id: string, actor: string): Promise<ApiKey> {
	return store.transaction(async (books) => {
		const now = clock.now();
		const record = await books.apiKeys.lock(id);
		if (!record) throw apiKeyNotFound(id);
		if (record.revokedAt !== null) return toApiKey(record, now);
		const revoked = await books.apiKeys.update(id, { revokedAt: now });
		const facts = { name: record.name };
		await recordAudit(books, { actor, action: 'api-key.revoke', subject: `api-key:${id}`, facts }, now);
		return toApiKey(revoked, now);
	});
}
