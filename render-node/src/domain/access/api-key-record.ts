import type { AccessRole, AccessTier } from '@showrunner/contract';

/** A key that the service made. */
export type ApiKeyRecord = {
	id: string;
	name: string;
	prefix: string;
	/** SHA-256 of the key. */
	keyHash: string;
	role: AccessRole;
	tier: AccessTier;
	/** Id of the first key of a row of rotations. */
	familyId: string;
	replacedById: string | null;
	createdBy: string;
	createdAt: Date;
	expiresAt: Date | null;
	revokedAt: Date | null;
	lastUsedAt: Date | null;
};

export function keyState({ revokedAt, expiresAt }: Pick<ApiKeyRecord, 'revokedAt' | 'expiresAt'>, now: Date) {
	if (revokedAt !== null) return 'revoked';
	return expiresAt !== null && expiresAt.getTime() <= now.getTime() ? 'expired' : 'live';
}
