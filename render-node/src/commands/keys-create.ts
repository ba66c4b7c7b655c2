import { createApiKeyRequest } from '@showrunner/contract';
import { createApiKey } from '../application/access/create-api-key.js';
import { parseOrRefuse } from '../application/validation/refuse-invalid.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { withKeyStore } from './key-store.js';
import { sayNewKey } from './say-new-key.js';

type KeyWish = { name: string; role: unknown; tier: unknown; days: unknown; asJson: boolean };

const dayMs = 24 * 60 * 60 * 1000;

/** Makes a key and shows it once. @throws Refusal */
export async function createKey(run: CommandRun, { name, role, tier, days, asJson }: KeyWish): Promise<ExitCode> {
	const wish = parseOrRefuse(createApiKeyRequest, {
		name,
		...(role !== undefined && { role }),
		...(tier !== undefined && { tier }),
		...(days !== undefined && { expiresInMs: Number(days) * dayMs }),
	});
	const made = await withKeyStore(run, (keys) => createApiKey(keys, wish, 'command line'));
	sayNewKey(run, made, asJson);
	return 0;
}
