import { createBackup } from '../adapters/backup/create-backup.js';
import { byteText } from '../adapters/diffusion/shelf/byte-text.js';
import { serviceVersion } from '../service-version.js';
import { onBooks } from './backup-ground.js';
import type { CommandRun, ExitCode } from './command-run.js';

/** Makes a backup. Code 1 where an asset's bytes could not be had. @throws Refusal */
export function makeBackup(run: CommandRun, wish: { folder: string; withAssets: boolean }): Promise<ExitCode> {
	return onBooks<ExitCode>(run, async ({ config, database, blobs }) => {
		const { place, manifest, added } = await createBackup({
			connection: database.connection,
			assets: wish.withAssets ? { blobs, owned: config.storage === null } : null,
			dataDir: config.dataDir,
			folder: wish.folder,
			serviceVersion,
			now: run.now(),
			signal: run.signal,
			say: run.warn,
		});
		const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
		const { count, sizeBytes, place: where, gone } = manifest.assets;
		run.say(`${place}: ${rows} rows of ${manifest.tables.length} tables, as of ${manifest.takenAt}`);
		run.say(
			where === 'pool'
				? `${count} assets, ${byteText(sizeBytes)}; ${added} were new to the backups`
				: `${count} assets, ${byteText(sizeBytes)}, stay where they are`,
		);
		return gone.length > 0 ? 1 : 0;
	});
}
