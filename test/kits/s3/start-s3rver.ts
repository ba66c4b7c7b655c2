import S3rver from 's3rver';
import { temporaryFolder } from '../temporary-folder';
import type { S3Server } from './s3-server';

/** An S3 server in this process, which keeps its objects in a folder of its own. */
export async function startS3rver(): Promise<S3Server> {
	const folder = temporaryFolder('s3rver');
	const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder.path });
	const { port } = await server.run();
	const stop = async () => {
		await server.close();
		folder.remove();
	};
	return { endpoint: `http://127.0.0.1:${port}`, stop };
}
