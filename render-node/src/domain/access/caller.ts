import type { AccessRole, AccessTier } from '@showrunner/contract';

/** Who a request comes from. A signed link has no caller. */
export type Caller = {
	/** SHA-256 of the API key. */
	keyHash: string;
	/** What the audit log and people call it; never the key. */
	name: string;
	role: AccessRole;
	/** Whose requests are counted together: all keys of one row of rotations. Null: nobody's are. */
	account: { familyId: string; tier: AccessTier } | null;
};
