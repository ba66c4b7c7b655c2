import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { etagOf, treeEntry, type HubFile, type HubRepository } from './hub-repository';
import { sendFile, type Mischief } from './send-file';

export type FakeModelHub = {
	endpoint: string;
	/** Bytes of bodies that went out for a file, over all requests. */
	sentBytes(path: string): number;
	/** Paths of files that were asked for, in order. */
	asked: string[];
	/** What goes wrong with a file from now on. */
	mischief: Map<string, Mischief>;
	close(): Promise<void>;
};

/**
 * The hub's routes for models on this machine, with what the real one refuses: unknown repositories (401 to strangers,
 * 404 to those with a token), unknown revisions, terms that were not accepted, wrong tokens. Large files lie behind a
 * redirect to another host, which refuses requests that carry a login, as the hub's storage does.
 */
export async function openFakeModelHub(repositories: readonly HubRepository[]): Promise<FakeModelHub> {
	const sent = new Map<string, number>();
	const asked: string[] = [];
	const mischief = new Map<string, Mischief>();
	const server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', endpoint);
		const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
		const give = (file: HubFile) => {
			asked.push(file.path);
			const count = (bytes: number) => sent.set(file.path, (sent.get(file.path) ?? 0) + bytes);
			void sendFile({ file, request, response, mischief, count });
		};
		answer({ repositories, request, response, url, token, give, storage: endpoint.replace('127.0.0.1', 'localhost') });
	});
	server.listen(0);
	await once(server, 'listening');
	const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		...{ endpoint, asked, mischief },
		sentBytes: (path) => sent.get(path) ?? 0,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}

type Call = {
	repositories: readonly HubRepository[];
	request: IncomingMessage;
	response: ServerResponse;
	url: URL;
	token: string | null;
	storage: string;
	give(file: HubFile): void;
};

const api = /^\/api\/models\/([^/]+\/[^/]+)(?:\/(revision|tree)\/([^/]+))?$/;
const resolve = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/;
const stored = /^\/storage\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/;
export const wrongToken = 'hf_wrong';

function answer(call: Call): void {
	const { url, repositories, response, token, request } = call;
	const path = decodeURIComponent(url.pathname);
	const [, name = '', second = '', third = ''] = api.exec(path) ?? resolve.exec(path) ?? stored.exec(path) ?? [];
	const isStorage = stored.test(path);
	if (isStorage && request.headers.authorization) return refuse(response, 400, null, 'Only one auth mechanism allowed');
	if (token === wrongToken) return refuse(response, 401, null, 'Invalid credentials in Authorization header');
	const repository = repositories.find((one) => one.name === name);
	if (!repository)
		return token === null
			? refuse(response, 401, null, 'Invalid username or password.')
			: refuse(response, 404, 'RepoNotFound', 'Repository not found');
	const isApi = api.test(path);
	const revision = isApi ? third || 'main' : second;
	const version =
		revision === 'main' ? repository.commits[0] : repository.commits.find((one) => one.commit === revision);
	if (!version) return refuse(response, 404, 'RevisionNotFound', `Invalid rev id: ${revision}`);
	if (isApi && second === 'tree') return sendJson(response, version.files.map(treeEntry));
	if (isApi) return sendJson(response, { id: name, sha: version.commit, private: false, siblings: [] });
	const { readers } = repository;
	if (!isStorage && readers !== null && !readers.includes(token ?? ''))
		return refuse(response, token === null ? 401 : 403, 'GatedRepo', `Access to model ${name} is restricted.`);
	const file = version.files.find((one) => one.path === third);
	if (!file) return refuse(response, 404, 'EntryNotFound', 'Entry not found');
	response.setHeader('X-Repo-Commit', version.commit);
	response.setHeader('ETag', `"${etagOf(file)}"`);
	if (isStorage || !file.isLarge) return call.give(file);
	response.setHeader('X-Linked-Size', file.bytes.length).setHeader('X-Linked-Etag', `"${etagOf(file)}"`);
	response.writeHead(302, { location: `${call.storage}/storage/${name}/${version.commit}/${third}` }).end();
}

function refuse(response: ServerResponse, status: number, code: string | null, message: string): void {
	if (code) response.setHeader('X-Error-Code', code);
	response.setHeader('X-Error-Message', message);
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: message }));
}

function sendJson(response: ServerResponse, body: unknown): void {
	response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
