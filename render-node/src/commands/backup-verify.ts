import { verifyBackup } from '../adapters/backup/verify-backup.js';
import type { CommandRun, ExitCode } from './command-run.js';

/** Tells what is off with a backup; code 1 where anything is. @throws Refusal */
export async function checkBackup(run: CommandRun, backup: string): Promise<ExitCode> {
	const { manifest, complaints } = await verifyBackup(backup, run.signal);
	complaints.forEach(run.warn);
	if (complaints.length > 0) return 1;
	const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
	run.say(`Whole: ${rows} rows and ${manifest.assets.count} assets, as of ${manifest.takenAt}`);
	return 0;
}
