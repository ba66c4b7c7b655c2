import { randomUUID } from 'node:crypto';
import type { NewApiKey } from '@showrunner/contract';
import { keyState, type ApiKeyRecord } from '../../domain/access/api-key-record.js';
import { keyPrefix, newKeyText } from '../../domain/access/key-text.js';
import { conflict } from '../../domain/refusal.js';
import { keyHash } from '../../domain/signing/api-keys.js';
import { recordAudit } from '../record-audit.js';
import type { AccessDeps } from './access-deps.js';
import { apiKeyNotFound, toNewApiKey } from './show-api-key.js';

const soonest = (a: Date | null, b: Date) => (a !== null && a < b ? a : b);

/** The key in place of another: same name, role, tier and budget, and valid for as long as that was made for. */
function successorOf(old: ApiKeyRecord, secret: string, actor: string, now: Date): ApiKeyRecord {
	const lifetimeMs = old.expiresAt && old.expiresAt.getTime() - old.createdAt.getTime();
	return {
		...{ id: randomUUID(), name: old.name, role: old.role, tier: old.tier, familyId: old.familyId },
		...{ prefix: keyPrefix(secret), keyHash: keyHash(secret), createdBy: actor, createdAt: now },
		expiresAt: lifetimeMs === null ? null : new Date(now.getTime() + lifetimeMs),
		...{ replacedById: null, revokedAt: null, lastUsedAt: null },
	};
}

function refuseUnfit(old: ApiKeyRecord, family: readonly ApiKeyRecord[], now: Date): void {
	if (old.revokedAt !== null || old.replacedById !== null) {
		throw conflict('api-key-ended', 'This API key was revoked or replaced before', {
			field: 'keyId',
			detail: old.replacedById ?? old.id,
			fix: old.replacedById === null ? 'Create a new key' : 'Rotate the key that took over',
		});
	}
	const others = family.filter((record) => record.id !== old.id && keyState(record, now) === 'live');
	const [other] = others;
	if (!other) return;
	throw conflict('rotation-under-way', 'The key before this one is still valid, and no more than two may be', {
		field: 'keyId',
		detail: other.id,
		fix: 'Revoke that key once nobody uses it any more, or wait until it ends',
	});
}

/** Puts a new key in an old one's place. The old one stays valid for `overlapMs`, and both sign webhooks until then. */
export async function rotateApiKey(
	{ store, clock }: AccessDeps,
	id: string,
	overlapMs: number,
	actor: string,
): Promise<NewApiKey> {
	const secret = newKeyText();
	return store.transaction(async (books) => {
		const now = clock.now();
		const old = await books.apiKeys.lock(id);
		if (!old) throw apiKeyNotFound(id);
		refuseUnfit(old, await books.apiKeys.ofFamily(old.familyId), now);
		const successor = successorOf(old, secret, actor, now);
		const expiresAt = soonest(old.expiresAt, new Date(now.getTime() + overlapMs));
		// In this order, since the successor takes over the name.
		await books.apiKeys.update(id, { replacedById: successor.id, expiresAt });
		await books.apiKeys.insert(successor);
		const facts = { name: old.name, successor: successor.id, oldValidUntil: expiresAt.toISOString() };
		await recordAudit(books, { actor, action: 'api-key.rotate', subject: `api-key:${id}`, facts }, now);
		return toNewApiKey(successor, secret, now);
	});
}
