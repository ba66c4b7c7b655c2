import { toApiKey } from '../application/access/show-api-key.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { withKeyStore } from './key-store.js';
import { textTable } from './text-table.js';

const day = (instant: string | null) => instant?.slice(0, 10) ?? '-';

/** Says which keys there are, the newest first; never the keys. */
export async function listKeys(run: CommandRun, asJson: boolean): Promise<ExitCode> {
	const records = await withKeyStore(run, ({ apiKeys }) => apiKeys.all());
	const keys = records
		.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
		.map((record) => toApiKey(record, run.now()));
	if (asJson) {
		run.say(JSON.stringify({ keys }, null, 2));
		return 0;
	}
	const rows = keys.map(({ id, name, prefix, role, tier, state, createdAt, expiresAt, lastUsedAt }) => [
		...[id, name, `${prefix}…`, role, tier, state],
		...[day(createdAt), day(expiresAt), day(lastUsedAt)],
	]);
	const head = ['ID', 'NAME', 'BEGINS', 'ROLE', 'TIER', 'STATE', 'CREATED', 'ENDS', 'USED'];
	for (const line of textTable(head, rows)) run.say(line);
	return 0;
}
