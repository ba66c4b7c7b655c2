import { startServiceKit, type ServiceKit, type ServiceKitOptions } from './service.js';
import { createDatabase, startTestServer } from './test-database.js';
import { temporaryFolder } from './temporary-folder.js';

export type TwoServices = { kits: [ServiceKit, ServiceKit]; databaseUrl: string; stop(): Promise<void> };

/** Two machines on one database and one data directory; null where no PostgreSQL server is to be had. */
export async function startTwoServices(options: ServiceKitOptions): Promise<TwoServices | null> {
	const server = await startTestServer();
	if (!server) return null;
	const folder = temporaryFolder('two');
	const database = await createDatabase(server.url);
	const start = () =>
		startServiceKit({
			...options,
			dataDir: folder.path,
			env: { ...options.env, SHOWRUNNER_DATABASE_URL: database.url },
		});
	const kits: [ServiceKit, ServiceKit] = [await start(), await start()];
	return {
		kits,
		databaseUrl: database.url,
		async stop() {
			await Promise.allSettled(kits.map((kit) => kit.stop()));
			await database.drop();
			await server.stop();
			folder.remove();
		},
	};
}
