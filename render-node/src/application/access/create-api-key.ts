import { randomUUID } from 'node:crypto';
import type { createApiKeyRequest, NewApiKey } from '@showrunner/contract';
import type { z } from 'zod';
import { keyPrefix, newKeyText } from '../../domain/access/key-text.js';
import { conflict } from '../../domain/refusal.js';
import { keyHash } from '../../domain/signing/api-keys.js';
import { recordAudit } from '../record-audit.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import type { AccessDeps } from './access-deps.js';
import { toNewApiKey } from './show-api-key.js';

/**
 * Makes a key. It is in this answer alone: the store has its hash.
 * @param actor who makes it
 */
export async function createApiKey(
	{ store, clock }: AccessDeps,
	{ name, role, tier, expiresInMs }: z.output<typeof createApiKeyRequest>,
	actor: string,
): Promise<NewApiKey> {
	refuseUnprintable({ name });
	const now = clock.now();
	const secret = newKeyText();
	const id = randomUUID();
	const record = {
		...{ id, name, role, tier, familyId: id, replacedById: null },
		...{ prefix: keyPrefix(secret), keyHash: keyHash(secret), createdBy: actor, createdAt: now },
		expiresAt: expiresInMs === undefined ? null : new Date(now.getTime() + expiresInMs),
		...{ revokedAt: null, lastUsedAt: null },
	};
	await store.transaction(async (books) => {
		if (!(await books.apiKeys.insert(record))) {
			throw conflict('api-key-name-taken', 'Another API key has this name', {
				field: 'name',
				detail: name,
				fix: 'Choose another name, or rotate or revoke the key that has it',
			});
		}
		const facts = { name, role, tier, expiresAt: record.expiresAt?.toISOString() ?? null };
		await recordAudit(books, { actor, action: 'api-key.create', subject: `api-key:${id}`, facts }, now);
	});
	return toNewApiKey(record, secret, now);
}
