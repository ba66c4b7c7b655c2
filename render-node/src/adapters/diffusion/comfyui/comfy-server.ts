import type { Log } from '../../../domain/ports.js';
import { Refusal } from '../../../domain/refusal.js';
import type { ComfyHttp } from './comfy-http.js';
import { ServerSilent } from './comfy-refusals.js';
import { readNodeClasses, type NodeClasses } from './node-classes.js';

/** One server, with what it offers as of not long ago and how many of our orders are on it. */
export type ComfyServer = {
	http: ComfyHttp;
	orders: number;
	/** Null: it does not answer, or not as ComfyUI does. */
	classes(): Promise<NodeClasses | null>;
	/** Why it offers nothing, if it does. */
	refusal(): Refusal | null;
	/** Asks anew next time. */
	forget(): void;
};

export function createComfyServer(http: ComfyHttp, { freshMs, log }: { freshMs: number; log: Log }): ComfyServer {
	let known: { at: number; classes: Promise<NodeClasses | null> } | null = null;
	let refused: Refusal | null = null;
	const ask = async (): Promise<NodeClasses | null> => {
		refused = null;
		try {
			const { status, json } = await http.get('object_info', AbortSignal.timeout(freshMs));
			const classes = status === 200 ? readNodeClasses(json) : null;
			if (!classes) log.warn({ server: http.host, status }, 'a ComfyUI server does not tell its nodes');
			return classes;
		} catch (error) {
			refused = error instanceof Refusal ? error : error instanceof ServerSilent ? error.refusal : null;
			const reason = error instanceof Error ? error.message : 'unknown';
			log.warn({ server: http.host, reason }, 'a ComfyUI server does not answer');
			return null;
		}
	};
	return {
		http,
		orders: 0,
		classes() {
			if (known === null || Date.now() - known.at >= freshMs) known = { at: Date.now(), classes: ask() };
			return known.classes;
		},
		refusal: () => refused,
		forget: () => void (known = null),
	};
}
