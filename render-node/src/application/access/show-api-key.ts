import type { ApiKey, NewApiKey } from '@showrunner/contract';
import { keyState, type ApiKeyRecord } from '../../domain/access/api-key-record.js';
import { notFound } from '../../domain/refusal.js';

/** The key as admins see it. */
export const toApiKey = (record: ApiKeyRecord, now: Date): ApiKey => ({
	id: record.id,
	name: record.name,
	prefix: record.prefix,
	role: record.role,
	tier: record.tier,
	state: keyState(record, now),
	createdAt: record.createdAt.toISOString(),
	createdBy: record.createdBy,
	expiresAt: record.expiresAt?.toISOString() ?? null,
	revokedAt: record.revokedAt?.toISOString() ?? null,
	lastUsedAt: record.lastUsedAt?.toISOString() ?? null,
	replacedById: record.replacedById,
});

export const toNewApiKey = (record: ApiKeyRecord, secret: string, now: Date): NewApiKey => ({
	...toApiKey(record, now),
	secret,
});

export const apiKeyNotFound = (id: string) =>
	notFound('api-key-not-found', 'There is no such API key', {
		field: 'keyId',
		detail: id,
		fix: 'List the keys for their ids',
	});
