import type { ApiKeyRecord } from '../domain/access/api-key-record.js';
import { notFound } from '../domain/refusal.js';
import type { KeyStore } from './key-store.js';

/** The key that has this id, or the one that has this name now. @throws Refusal `api-key-not-found` */
export async function findKey({ apiKeys }: KeyStore, text: string): Promise<ApiKeyRecord> {
	const records = await apiKeys.all();
	const isCurrent = ({ name, revokedAt, replacedById }: ApiKeyRecord) =>
		name === text && revokedAt === null && replacedById === null;
	const found = records.find(({ id }) => id === text) ?? records.find(isCurrent);
	if (found) return found;
	throw notFound('api-key-not-found', `There is no API key ${text}`, { fix: 'See render-node keys list' });
}
