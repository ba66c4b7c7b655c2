import { rotateApiKeyRequest } from '@showrunner/contract';
import { rotateApiKey } from '../application/access/rotate-api-key.js';
import { parseOrRefuse } from '../application/validation/refuse-invalid.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { findKey } from './find-key.js';
import { withKeyStore } from './key-store.js';
import { sayNewKey } from './say-new-key.js';

type Rotation = { key: string; hours: unknown; asJson: boolean };

const hourMs = 60 * 60 * 1000;

/** Puts a new key in the place of an old one, which stays valid for a while. @throws Refusal */
export async function rotateKey(run: CommandRun, { key, hours, asJson }: Rotation): Promise<ExitCode> {
	const { overlapMs } = parseOrRefuse(
		rotateApiKeyRequest,
		hours === undefined ? {} : { overlapMs: Number(hours) * hourMs },
	);
	const made = await withKeyStore(run, async (keys) =>
		rotateApiKey(keys, (await findKey(keys, key)).id, overlapMs, 'command line'),
	);
	run.warn(`The old key is valid for ${overlapMs / hourMs} more hours.`);
	sayNewKey(run, made, asJson);
	return 0;
}
