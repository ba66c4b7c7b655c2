import { revokeApiKey } from '../application/access/revoke-api-key.js';
import { keyState } from '../domain/access/api-key-record.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { findKey } from './find-key.js';
import { withKeyStore, type KeyStore } from './key-store.js';

/** The key of an id; or, by its name, all that come in under it: a rotation leaves the key before valid for a while. */
async function meantKeys(keys: KeyStore, text: string): Promise<string[]> {
	const { id, familyId } = await findKey(keys, text);
	if (id === text) return [id];
	const now = keys.clock.now();
	const others = (await keys.apiKeys.all()).filter(
		(record) => record.familyId === familyId && record.id !== id && keyState(record, now) === 'live',
	);
	return [id, ...others.map((record) => record.id)];
}

/** Ends a key at once; services that run notice within seconds. @throws Refusal */
export async function revokeKey(run: CommandRun, key: string): Promise<ExitCode> {
	await withKeyStore(run, async (keys) => {
		for (const keyId of await meantKeys(keys, key)) {
			const { name, id } = await revokeApiKey(keys, keyId, 'command line');
			run.say(`${name} (${id}) is revoked`);
		}
	});
	return 0;
}
