import { fileURLToPath } from 'node:url';
import { restoreBackup } from '../adapters/backup/restore-backup.js';
import { onBooks } from './backup-ground.js';
import type { CommandRun, ExitCode } from './command-run.js';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

/** Puts a backup back. @throws Refusal */
export function restoreFrom(run: CommandRun, backup: string): Promise<ExitCode> {
	return onBooks<ExitCode>(run, async ({ config, database, blobs }) => {
		const { manifest, restoredAssets } = await restoreBackup({
			...{ backup, migrations, blobs, connection: database.connection },
			...{ dataDir: config.dataDir, signal: run.signal },
		});
		const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
		run.say(`Restored ${rows} rows and ${restoredAssets} assets, as of ${manifest.takenAt}`);
		return 0;
	});
}
