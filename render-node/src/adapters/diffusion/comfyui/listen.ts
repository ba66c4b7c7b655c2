import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GenerationProgress } from '../../../domain/diffusion/generation.js';
import type { ComfyHttp } from './comfy-http.js';
import { openComfySocket } from './comfy-socket.js';
import { createSamplerProgress } from './sampler-progress.js';
import type { ComfyWorkflow } from './template-schema.js';

type OnProgress = (progress: Omit<GenerationProgress, 'piece'>) => void;

export type Followed = {
	/** Resolves after so long, or earlier when the server says that the prompt has ended. */
	pause(milliseconds: number): Promise<void>;
	release(): void;
};

/** One socket to a server for one order, whose prompts are followed one after the other. */
export type Listener = {
	clientId: string;
	/** Resolves when the socket hears, or soon in any case. */
	ready: Promise<undefined>;
	follow(promptId: string, workflow: ComfyWorkflow, steps: number | null, onProgress: OnProgress): Followed;
	close(): Promise<void>;
};

export function listen(http: ComfyHttp, signal: AbortSignal): Listener {
	const clientId = randomUUID();
	let hear: (text: string) => void = () => undefined;
	const socket = openComfySocket(http, clientId, (text) => hear(text));
	return {
		clientId,
		ready: socket.ready,
		follow(promptId, workflow, steps, onProgress) {
			const read = createSamplerProgress(promptId, workflow, steps);
			let ended = Promise.withResolvers<undefined>();
			hear = (text) => {
				const told = read(text);
				if (told === 'ended') ended.resolve(undefined);
				else if (told !== null) onProgress(told);
			};
			return {
				async pause(milliseconds) {
					const over = new AbortController();
					const time = sleep(milliseconds, undefined, { signal: AbortSignal.any([signal, over.signal]) });
					try {
						await Promise.race([time, ended.promise]);
					} finally {
						over.abort();
						time.catch(() => undefined);
						signal.throwIfAborted();
						ended = Promise.withResolvers();
					}
				},
				release: () => void (hear = () => undefined),
			};
		},
		close: () => socket.close(),
	};
}
