import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { temporaryFolder } from '../../kits/temporary-folder';
import { answerRequest } from './answer-request';
import { executePrompt } from './execute-prompt';
import { nodeCatalogue, type Catalogue } from './node-catalogue';
import { createPromptQueue, type Fate, type PromptQueue } from './prompt-queue';
import type { Graph } from './validate-prompt';
import { acceptWebSocket, type ServerSocket } from './web-socket';

export type FakeState = {
	key: string | null;
	catalogue: Catalogue;
	queue: PromptQueue;
	/** What becomes of the next prompts, in order; all others are made. */
	fates: Fate[];
	/** Fixed answers by method and path, in place of the true ones. */
	answers: Map<string, { status: number; json?: unknown; bytes?: Buffer }>;
	/** What becomes of the prompts after those. */
	fateOf(graph: Graph): Fate;
	/** True: it has answered in place of the server. */
	answersInstead(response: ServerResponse): boolean;
	outputFolder: string;
	wake(): void;
	seen: {
		prompts: { id: string; graph: Graph }[];
		deleted: string[];
		interrupted: (string | null)[];
		uploads: Set<string>;
		uploadHashes: string[];
		authorizations: Set<string | null>;
		catalogues: number;
		sockets: number;
	};
};

/** A ComfyUI on 127.0.0.1: it validates, queues, runs and tells as the real one does, and makes plain pictures. */
export async function openFakeComfyUi(setup: { files?: readonly string[]; key?: string; stepMs?: number } = {}) {
	const folder = temporaryFolder('comfyui');
	const sockets = new Map<string, ServerSocket>();
	const send = (clientId: string, type: string, data: object) => sockets.get(clientId)?.text({ type, data });
	const queue = createPromptQueue();
	const execution = {
		...{ queue, send, outputFolder: folder.path, stepMs: setup.stepMs ?? 1 },
		preview: (clientId: string) => sockets.get(clientId)?.binary(Buffer.alloc(70_000, 1)),
	};
	const state: FakeState = {
		...{ key: setup.key ?? null, catalogue: nodeCatalogue(setup.files ?? []), queue, fates: [], answers: new Map() },
		fateOf: () => ({ fate: 'make' }),
		answersInstead: () => false,
		outputFolder: folder.path,
		wake() {
			const prompt = queue.next();
			if (prompt) void executePrompt(prompt, execution).then(() => state.wake());
		},
		seen: {
			...{ prompts: [], deleted: [], interrupted: [], uploads: new Set(), uploadHashes: [] },
			...{ authorizations: new Set(), catalogues: 0, sockets: 0 },
		},
	};
	const connections = new Set<Socket>();
	let server = listening();
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;

	function listening(at = 0): Server {
		const opened = createServer((request, response) => void answerRequest(state, request, response));
		opened.on('connection', (socket) => {
			connections.add(socket);
			socket.once('close', () => connections.delete(socket));
		});
		opened.on('upgrade', (request, socket) => {
			const clientId = new URL(request.url ?? '/', 'http://fake').searchParams.get('clientId') ?? '';
			if (state.key !== null && request.headers.authorization !== `Bearer ${state.key}`) return socket.destroy();
			const accepted = acceptWebSocket(request, socket, () => {
				if (sockets.get(clientId) === accepted) sockets.delete(clientId);
			});
			state.seen.sockets += 1;
			sockets.set(clientId, accepted);
			accepted.text({ type: 'status', data: { status: { exec_info: { queue_remaining: 0 } }, sid: clientId } });
		});
		return opened.listen(at, '127.0.0.1');
	}
	async function stop() {
		const closed = new Promise((resolve) => server.close(resolve));
		for (const socket of connections) socket.destroy();
		await closed;
	}
	return {
		url: `http://127.0.0.1:${port}`,
		state,
		seen: state.seen,
		/** Clients whose socket is open. */
		listeners: () => sockets.size,
		dropSockets: () => sockets.forEach((socket) => socket.drop()),
		stop,
		/** Comes back at the same address, and knows nothing of what it did. */
		async restart() {
			await stop();
			queue.lose();
			server = listening(port);
			await once(server, 'listening');
		},
		async close() {
			await stop();
			folder.remove();
		},
	};
}
export type FakeComfyUi = Awaited<ReturnType<typeof openFakeComfyUi>>;
