import { z } from 'zod';
import type { ComfyHttp } from './comfy-http.js';
import { answerMalformed } from '../remote/server-faults.js';
import { serverName, ServerSilent } from './comfy-refusals.js';
import { readHistory, type PromptEnd } from './history-entry.js';

export type PromptState = PromptEnd | 'pending' | 'running' | 'lost';

const items = z.array(z.tuple([z.unknown(), z.string()]).rest(z.unknown()));
const queue = z.looseObject({ queue_running: items, queue_pending: items });

/** Where a prompt stands in the server's queue; null: nowhere. */
export async function queuePlace(
	http: ComfyHttp,
	promptId: string,
	signal: AbortSignal,
): Promise<'pending' | 'running' | null> {
	const { success, data } = queue.safeParse((await http.get('queue', signal)).json);
	if (!success) throw strange('its queue cannot be read');
	const has = (list: z.infer<typeof items>) => list.some(([, id]) => id === promptId);
	return has(data.queue_running) ? 'running' : has(data.queue_pending) ? 'pending' : null;
}

/**
 * Where a prompt stands. ComfyUI moves it from the queue to the history in one go, so what is in neither, with the
 * history read last, is not known to the server: it was started anew, or somebody cleared it.
 */
export async function lookUpPrompt(http: ComfyHttp, promptId: string, signal: AbortSignal): Promise<PromptState> {
	const ended = await readEnd(http, promptId, signal);
	if (ended) return ended;
	return (await queuePlace(http, promptId, signal)) ?? (await readEnd(http, promptId, signal)) ?? 'lost';
}

async function readEnd(http: ComfyHttp, promptId: string, signal: AbortSignal): Promise<PromptEnd | null> {
	const { status, json } = await http.get(`history/${promptId}`, signal);
	if (status !== 200 || json === null) throw strange('its history cannot be read');
	return readHistory(json, promptId);
}

const strange = (reason: string) => new ServerSilent(answerMalformed(serverName, new Error(reason)));
