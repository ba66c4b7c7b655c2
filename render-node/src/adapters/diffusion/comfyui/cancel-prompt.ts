import { setTimeout as sleep } from 'node:timers/promises';
import type { ComfyHttp } from './comfy-http.js';
import type { ComfyLimits } from './comfy-limits.js';
import { queuePlace } from './look-up-prompt.js';

const mostSilences = 3;

/**
 * Takes one prompt off the server and waits until it is gone. Nothing is stopped unless the server says that this very
 * prompt runs, since older versions stop whatever runs, whichever prompt is named. False: not confirmed in time.
 */
export async function cancelPrompt(http: ComfyHttp, promptId: string, limits: ComfyLimits): Promise<boolean> {
	const within = AbortSignal.timeout(limits.cancelMs);
	let pauseMs = limits.pollMs;
	for (let silences = 0; silences < mostSilences; ) {
		try {
			const place = await queuePlace(http, promptId, within);
			if (place === null) return true;
			if (place === 'pending') await http.post('queue', { delete: [promptId] }, within);
			else await http.post('interrupt', { prompt_id: promptId }, within);
		} catch {
			silences += 1;
		}
		if (within.aborted) return false;
		await sleep(pauseMs);
		pauseMs = Math.min(pauseMs * 2, limits.pollMostMs);
	}
	return false;
}
