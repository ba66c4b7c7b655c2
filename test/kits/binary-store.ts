import { createRequire } from 'node:module';
import type { Readable } from 'node:stream';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';
import { temporaryFolder } from './temporary-folder';

type Container = { get<T>(type: new (...parameters: never[]) => T): T };
/** n8n's own registry of services, which n8n-core does not pass on. */
const { Container: container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as { Container: Container };

/** n8n's store of files on the disk, as a regular n8n has it, in a folder of its own. */
export async function openBinaryStore(name: string) {
	const folder = temporaryFolder(name);
	container.get(BinaryDataConfig).localStoragePath = folder.path;
	const files = container.get(BinaryDataService);
	await files.init();
	return {
		async store(bytes: Readable, fileName: string, mimeType: string): Promise<IBinaryData> {
			const location = { type: 'execution' as const, workflowId: 'test', executionId: 'test' };
			return await files.store(location, bytes, { data: '', fileName, mimeType });
		},
		remove: () => folder.remove(),
	};
}
