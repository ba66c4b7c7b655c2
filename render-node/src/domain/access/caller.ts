import type { AccessRole } from '@showrunner/contract';

/** Who a request comes from. A signed link has no caller. */
export type Caller = {
	/** SHA-256 of the API key. */
	keyHash: string;
	/** What the audit log and people call it; never the key. */
	name: string;
	role: AccessRole;
};
