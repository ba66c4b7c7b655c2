import { once } from 'node:events';
import { createWriteStream, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { VendorContext } from '../../providers/core/vendor-context';
import { buildService, launchBuilt, quickJobs, testApiKey } from './built-service';
import { temporaryFolder } from './temporary-folder';

export type NodeService = {
	credentials: { baseUrl: string; apiKey: string };
	/** Asks it with its first key. */
	service: VendorContext['service'];
	dataDir: string;
	/** Folder of the embedded database. */
	databaseHome: string;
	/** What it has logged so far, where it was asked to keep it. */
	log(): string;
	close(): Promise<void>;
};

/** The built service in a process of its own, for nodes that are tested on the service itself. */
export async function openNodeService(
	name: string,
	settings: Record<string, string> = {},
	entry = quickJobs,
	{ keepsLog = false } = {},
): Promise<NodeService> {
	const folder = temporaryFolder(name);
	buildService();
	const [dataDir, logFile] = [path.join(folder.path, 'data'), path.join(folder.path, 'log')];
	const log = createWriteStream(logFile);
	await once(log, 'open');
	const service = await launchBuilt(entry, dataDir, settings, keepsLog ? log : 'inherit');
	const databaseHome = /embedded PostgreSQL in ([^,]+)/.exec(service.store)?.[1] ?? '';
	const { baseUrl } = service;
	const apiKey = settings.SHOWRUNNER_API_KEY ?? testApiKey;
	return {
		credentials: { baseUrl, apiKey },
		service: async (path, { headers, ...init }) =>
			await fetch(`${baseUrl}${path}`, { ...init, headers: { ...headers, authorization: `Bearer ${apiKey}` } }),
		...{ dataDir, databaseHome, log: () => readFileSync(logFile, 'utf8') },
		async close() {
			const ended = new Promise((resolve) => service.child.once('exit', resolve));
			service.child.kill('SIGTERM');
			await ended;
			log.destroy();
			folder.remove();
			if (databaseHome) rmSync(databaseHome, { recursive: true, force: true });
		},
	};
}
