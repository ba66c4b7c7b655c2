import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FileHost = {
	/** Address of a file by its name. */
	urlOf(name: string): string;
	/** Names that were fetched, each time anew. */
	fetched: string[];
	stop(): Promise<void>;
};

/** Where a library's files lie: open to all, as theirs are. */
export async function startFileHost(
	files: Record<string, { bytes: Uint8Array; mediaType: string }>,
): Promise<FileHost> {
	const fetched: string[] = [];
	const server = createServer((request, response) => {
		const name = decodeURIComponent((request.url ?? '/').slice(1));
		const file = files[name];
		if (!file) return void response.writeHead(404).end();
		if (request.method === 'GET') fetched.push(name);
		response.writeHead(200, { 'content-type': file.mediaType, 'content-length': file.bytes.length }).end(file.bytes);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		urlOf: (name) => `http://127.0.0.1:${port}/${encodeURIComponent(name)}`,
		fetched,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
