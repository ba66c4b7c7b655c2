import type { AccessRole, NewApiKey, Problem } from '@showrunner/contract';
import type { ServiceKit } from './service.js';

/** A request with a key of one's own. */
export const fetchWith = (kit: ServiceKit, key: string, path: string, init: RequestInit = {}) =>
	kit.fetch(path, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });

export const postJson = (body: unknown): RequestInit => ({
	method: 'POST',
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(body),
});

export const problemOf = async (response: Response) => (await response.json()) as Problem;

let made = 0;
/** A new key; each has a name of its own. */
export const newKey = (
	kit: ServiceKit,
	role: AccessRole = 'operator',
	more: { tier?: 'free' | 'creator' | 'empire'; expiresInMs?: number } = {},
): Promise<NewApiKey> =>
	kit.client.call('createApiKey', {
		body: { name: `${role} ${++made} of ${process.pid}`, role, tier: 'empire', ...more },
	});
