import { rmSync } from 'node:fs';
import path from 'node:path';
import { buildService, launchBuilt, quickJobs, testApiKey } from './built-service';
import { temporaryFolder } from './temporary-folder';

export type NodeService = {
	credentials: { baseUrl: string; apiKey: string };
	close(): Promise<void>;
};

/** The built service in a process of its own, for nodes that are tested on the service itself. */
export async function openNodeService(
	name: string,
	settings: Record<string, string> = {},
	entry = quickJobs,
): Promise<NodeService> {
	const folder = temporaryFolder(name);
	buildService();
	const service = await launchBuilt(entry, path.join(folder.path, 'data'), settings);
	return {
		credentials: { baseUrl: service.baseUrl, apiKey: testApiKey },
		async close() {
			const ended = new Promise((resolve) => service.child.once('exit', resolve));
			service.child.kill('SIGTERM');
			await ended;
			const home = /embedded PostgreSQL in ([^,]+)/.exec(service.store)?.[1];
			folder.remove();
			if (home) rmSync(home, { recursive: true, force: true });
		},
	};
}
