import type { Graph } from './validate-prompt';

/** What becomes of one prompt. `hang`: it runs until it is interrupted. */
export type Fate =
	| { fate: 'make' }
	| { fate: 'hang' }
	| { fate: 'error'; type: string; message: string }
	| { fate: 'interrupted' }
	| { fate: 'nothing' }
	| { fate: 'vanish' };

export type QueuedPrompt = { number: number; id: string; graph: Graph; clientId: string; fate: Fate };
export type Running = QueuedPrompt & {
	interrupted: PromiseWithResolvers<undefined>;
	isInterrupted: boolean;
};
export type HistoryEntry = { prompt: unknown[]; outputs: Record<string, object>; status: object };

/** Waiting, running and finished prompts, moved in one go as ComfyUI does under its lock. */
export function createPromptQueue() {
	let counter = 0;
	const state = {
		pending: [] as QueuedPrompt[],
		running: null as Running | null,
		history: new Map<string, HistoryEntry>(),
	};
	const told = ({ number, id, graph, clientId }: QueuedPrompt) => [number, id, graph, { client_id: clientId }, []];
	return {
		state,
		put: (prompt: Omit<QueuedPrompt, 'number'>) => {
			const number = counter++;
			state.pending.push({ ...prompt, number });
			return number;
		},
		next(): Running | null {
			const prompt = state.running ? undefined : state.pending.shift();
			if (!prompt) return null;
			state.running = { ...prompt, interrupted: Promise.withResolvers<undefined>(), isInterrupted: false };
			return state.running;
		},
		finish(prompt: Running, outputs: Record<string, object>, messages: unknown[], success: boolean) {
			if (state.running !== prompt) return;
			state.running = null;
			const status = { status_str: success ? 'success' : 'error', completed: success, messages };
			state.history.set(prompt.id, { prompt: told(prompt), outputs, status });
		},
		remove: (id: string) => void (state.pending = state.pending.filter((prompt) => prompt.id !== id)),
		interrupt() {
			if (!state.running) return;
			state.running.isInterrupted = true;
			state.running.interrupted.resolve(undefined);
		},
		lists: () => ({
			queue_running: state.running ? [told(state.running)] : [],
			queue_pending: state.pending.map(told),
		}),
		lose() {
			state.pending = [];
			state.running = null;
			state.history.clear();
		},
	};
}
export type PromptQueue = ReturnType<typeof createPromptQueue>;
