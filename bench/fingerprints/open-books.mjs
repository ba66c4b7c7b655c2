import path from 'node:path';
import { at } from './service-parts.mjs';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const migrations = path.join(import.meta.dirname, '..', '..', 'render-node', 'migrations');

/**
 * The service's embedded database in a folder, and its fingerprints.
 * @param {string} folder
 */
export async function openBooks(folder) {
	const { openDatabase } = await import(at('adapters/postgres/open-database.js'));
	const { createPool } = await import(at('adapters/postgres/connection.js'));
	const { migrateStore } = await import(at('adapters/postgres/migrate.js'));
	const { inTransaction } = await import(at('adapters/postgres/in-transaction.js'));
	const { fingerprintRepository } = await import(at('adapters/postgres/fingerprint-repository.js'));
	const database = await openDatabase(null, folder, quiet);
	await migrateStore(database.connection, migrations);
	const pool = createPool(database.connection, () => undefined);
	/** @typedef {import('../../render-node/src/domain/store/fingerprint-repository.js').FingerprintRepository} Repository */
	const through = (/** @type {(repository: Repository) => Promise<unknown>} */ work) =>
		inTransaction(pool, (/** @type {never} */ tx) => work(fingerprintRepository(tx)));
	return {
		fingerprints: {
			/** Many at once, since this is not about how long a commit takes. @param {Parameters<Repository['keep']>[]} all */
			keep: (all) =>
				through(async (repository) => {
					for (const one of all) await repository.keep(...one);
				}),
			/** @type {Repository['sharing']} */
			sharing: (history, keys, limit) => through((repository) => repository.sharing(history, keys, limit)),
		},
		/** @param {string[]} ids */
		addAssets: (ids) =>
			pool.query(
				`insert into showrunner.assets (id, name, media_type, size_bytes, media, created_at)
				select id, 'video.mp4', 'video/mp4', 1, '{"kind":"video"}', now() from unnest($1::text[]) as id`,
				[ids],
			),
		settle: () => pool.query('vacuum analyze showrunner.fingerprints'),
		/** @returns {Promise<{ indexMegabytes: number, tableMegabytes: number }>} */
		async sizes() {
			const megabytes = (/** @type {string} */ of) => `round((${of}) / 1e6)::int`;
			const { rows } = await pool.query(`select
				${megabytes("pg_relation_size('showrunner.fingerprints_keys')")} as "indexMegabytes",
				${megabytes("pg_total_relation_size('showrunner.fingerprints') - pg_relation_size('showrunner.fingerprints_keys')")} as "tableMegabytes"`);
			return rows[0];
		},
		async close() {
			await pool.end();
			await database.stop();
		},
	};
}
