import { Agent, WebSocket } from 'undici';
import type { ComfyHttp } from './comfy-http.js';

/** Larger than any state of a workflow; what is longer ends the connection, and a new one is made. */
const mostBytes = 8 * 1024 * 1024;
const [firstPauseMs, longestPauseMs, readyMs] = [500, 10_000, 1_000];

/** `ready` resolves when it hears, or soon in any case, so that no order waits for what it does not need. */
export type ComfySocket = { ready: Promise<undefined>; close(): Promise<void> };

/**
 * Listens to a server, and connects again whenever the connection is gone. What it hears is a hint and may be missed:
 * results are told by the history. Pictures on the way, which come as binary messages, are passed over.
 */
export function openComfySocket(http: ComfyHttp, clientId: string, onText: (text: string) => void): ComfySocket {
	const dispatcher = new Agent({ connect: { timeout: 10_000 }, webSocket: { maxPayloadSize: mostBytes } });
	let socket: WebSocket | null = null;
	let timer: NodeJS.Timeout | null = null;
	let closed = false;
	let pauseMs = firstPauseMs;
	const ready = Promise.withResolvers<undefined>();
	const soon = setTimeout(() => ready.resolve(undefined), readyMs);

	function connect(): void {
		const opened = new WebSocket(http.socketUrl(clientId), { dispatcher, headers: { ...http.headers } });
		socket = opened;
		opened.binaryType = 'arraybuffer';
		opened.addEventListener('open', () => {
			pauseMs = firstPauseMs;
			ready.resolve(undefined);
		});
		opened.addEventListener('message', ({ data }) => {
			if (!closed && typeof data === 'string') onText(data);
		});
		opened.addEventListener('error', () => again(opened));
		opened.addEventListener('close', () => again(opened));
	}
	function again(gone: WebSocket): void {
		if (closed || socket !== gone) return;
		socket = null;
		timer = setTimeout(connect, pauseMs);
		pauseMs = Math.min(pauseMs * 2, longestPauseMs);
	}
	connect();
	return {
		ready: ready.promise,
		async close() {
			clearTimeout(soon);
			ready.resolve(undefined);
			closed = true;
			if (timer) clearTimeout(timer);
			socket?.close();
			await dispatcher.destroy();
		},
	};
}
