import { drizzle } from 'drizzle-orm/node-postgres';
import { assetRepository } from '../adapters/postgres/asset-repository.js';
import { createPool } from '../adapters/postgres/connection.js';
import type { AssetRepository } from '../domain/store/store.js';
import { onBooks, type BackupGround } from './backup-ground.js';
import type { CommandRun } from './command-run.js';

export type AssetGround = BackupGround & { assets: Pick<AssetRepository, 'list'> };

/** Lets a command read the assets of the books, beside a service or without one. */
export function withAssets<T>(run: CommandRun, work: (ground: AssetGround) => Promise<T>): Promise<T> {
	return onBooks(run, async (ground) => {
		const pool = createPool(ground.database.connection, () => undefined);
		try {
			return await work({ ...ground, assets: assetRepository(drizzle(pool)) });
		} finally {
			await pool.end();
		}
	});
}
