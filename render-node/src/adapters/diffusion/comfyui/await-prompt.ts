import { temporarilyUnavailable } from '../../../domain/refusal.js';
import type { Log } from '../../../domain/ports.js';
import { serverTooSlow } from '../remote/server-faults.js';
import type { ComfyHttp } from './comfy-http.js';
import type { ComfyLimits } from './comfy-limits.js';
import { serverName, ServerSilent } from './comfy-refusals.js';
import type { PromptEnd } from './history-entry.js';
import { lookUpPrompt, type PromptState } from './look-up-prompt.js';
import { submitPrompt, type Prompt } from './submit-prompt.js';

export type PromptWatch = {
	limits: ComfyLimits;
	log: Log;
	signal: AbortSignal;
	/** Resolves after so long, or earlier when the server has told something of the prompt. */
	pause(milliseconds: number): Promise<void>;
};

/**
 * Sends a prompt and looks at the server's queue and history until it has ended. A prompt that a restarted server has
 * lost is sent once more under the same id. Refuses `server-unreachable` and its like, `result-lost`, `server-too-slow`.
 */
export async function awaitPrompt(http: ComfyHttp, prompt: Prompt, watch: PromptWatch): Promise<PromptEnd> {
	const { limits, signal, log } = watch;
	const until = Date.now() + limits.promptMs;
	await submitPrompt(http, prompt);
	let sentAgain = false;
	let heardAt = Date.now();
	let before: PromptState | 'silent' = 'pending';
	let pauseMs = limits.pollMs;
	for (;;) {
		const state = await lookUpOrSilent(http, prompt.id, signal);
		if (typeof state === 'object' && !(state instanceof ServerSilent)) return state;
		if (state instanceof ServerSilent) {
			if (Date.now() - heardAt > limits.unreachableMs) throw state.refusal;
		} else heardAt = Date.now();
		if (state === 'lost') {
			if (sentAgain) throw lost();
			log.warn({ server: http.host, promptId: prompt.id }, 'a ComfyUI server has lost a prompt, which is sent again');
			sentAgain = true;
			await submitPrompt(http, prompt);
		}
		if (Date.now() > until) throw serverTooSlow(serverName, limits.promptMs);
		const now = state instanceof ServerSilent ? 'silent' : state;
		pauseMs = now === before ? Math.min(pauseMs * 1.5, limits.pollMostMs) : limits.pollMs;
		before = now;
		await watch.pause(pauseMs);
	}
}

async function lookUpOrSilent(http: ComfyHttp, id: string, signal: AbortSignal): Promise<PromptState | ServerSilent> {
	try {
		return await lookUpPrompt(http, id, signal);
	} catch (error) {
		if (error instanceof ServerSilent) return error;
		throw error;
	}
}

const lost = () =>
	temporarilyUnavailable('result-lost', 'The ComfyUI server lost this piece twice', {
		fix: 'See why ComfyUI starts anew, most often for want of memory, and try again',
	});
