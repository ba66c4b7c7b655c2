import type { ApiKeyRecord } from '../access/api-key-record.js';
import type { Page, PageRequest } from './page.js';

export type ApiKeyFilter = { state?: 'live' | 'expired' | 'revoked'; now: Date };

export type ApiKeyRepository = {
	/** False where another key that is neither revoked nor replaced has the name. */
	insert(record: ApiKeyRecord): Promise<boolean>;
	find(id: string): Promise<ApiKeyRecord | null>;
	/** Locks the key until the transaction ends. */
	lock(id: string): Promise<ApiKeyRecord | null>;
	update(
		id: string,
		change: Partial<Pick<ApiKeyRecord, 'replacedById' | 'expiresAt' | 'revokedAt'>>,
	): Promise<ApiKeyRecord>;
	list(filter: ApiKeyFilter, page: PageRequest): Promise<Page<ApiKeyRecord>>;
	/** Every key that was ever made. */
	all(): Promise<ApiKeyRecord[]>;
	ofFamily(familyId: string): Promise<ApiKeyRecord[]>;
	/** Notes that a key was used; an earlier time than is known changes nothing. */
	touch(id: string, usedAt: Date): Promise<void>;
};
