import { revokeApiKey } from '../application/access/revoke-api-key.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { findKey } from './find-key.js';
import { withKeyStore } from './key-store.js';

/** Ends a key at once; services that run notice within seconds. @throws Refusal */
export async function revokeKey(run: CommandRun, key: string): Promise<ExitCode> {
	const { name, id } = await withKeyStore(run, async (keys) =>
		revokeApiKey(keys, (await findKey(keys, key)).id, 'command line'),
	);
	run.say(`${name} (${id}) is revoked`);
	return 0;
}
