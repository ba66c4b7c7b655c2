import { setTimeout as sleep } from 'node:timers/promises';
import type { PromptQueue, Running } from './prompt-queue';
import { renderOutput } from './render-output';

type Send = (clientId: string, type: string, data: object) => void;
export type Execution = {
	queue: PromptQueue;
	send: Send;
	/** A picture on the way, as a binary message. */
	preview(clientId: string): void;
	outputFolder: string;
	stepMs: number;
};

/** Runs one prompt with ComfyUI's sequence of messages and leaves its entry in the history. */
export async function executePrompt(prompt: Running, { queue, send, preview, outputFolder, stepMs }: Execution) {
	const { id, clientId, graph, fate } = prompt;
	const messages: [string, object][] = [];
	const stillOurs = () => queue.state.running === prompt;
	const tell = (type: string, data: object) => stillOurs() && send(clientId, type, { prompt_id: id, ...data });
	const note = (type: string, data: object) => {
		const facts = { ...data, prompt_id: id, timestamp: Date.now() };
		messages.push([type, facts]);
		tell(type, facts);
	};
	const end = (outputs: Record<string, object>, success: boolean) => {
		queue.finish(prompt, outputs, messages, success);
		send(clientId, 'executing', { node: null, prompt_id: id });
	};
	note('execution_start', {});
	note('execution_cached', { nodes: [] });
	for (const [node, { class_type: nodeClass, inputs }] of Object.entries(graph)) {
		tell('executing', { node, display_node: node });
		if (/^(KSampler|KSamplerAdvanced|SamplerCustomAdvanced)$/.test(nodeClass)) {
			const of = typeof inputs['steps'] === 'number' ? inputs['steps'] : 8;
			for (let step = 1; step <= of && !prompt.isInterrupted; step++) {
				await sleep(stepMs);
				tell('progress', { value: step, max: of, node });
				tell('progress_state', { nodes: { [node]: { value: step, max: of, state: 'running', node_id: node } } });
				preview(clientId);
			}
		}
	}
	if (fate.fate === 'vanish') return queue.lose();
	if (fate.fate === 'hang') await prompt.interrupted.promise;
	if (prompt.isInterrupted || fate.fate === 'interrupted') {
		note('execution_interrupted', { node_id: 'sampler', node_type: 'KSampler', executed: [] });
		return end({}, false);
	}
	if (fate.fate === 'error') {
		const told = { exception_type: fate.type, exception_message: fate.message, traceback: [] };
		note('execution_error', { node_id: 'sampler', node_type: 'KSampler', executed: [], ...told });
		return end({}, false);
	}
	const outputs = fate.fate === 'nothing' ? {} : saved(prompt, outputFolder);
	for (const [node, output] of Object.entries(outputs)) tell('executed', { node, display_node: node, output });
	note('execution_success', {});
	end(outputs, true);
}

function saved({ graph }: Running, outputFolder: string): Record<string, object> {
	const [node, saver] =
		Object.entries(graph).find(([, { class_type: nodeClass }]) => nodeClass.startsWith('Save')) ?? [];
	if (!node || !saver) return {};
	const [subfolder = '', name = ''] = String(saver.inputs['filename_prefix']).split('/');
	const filename = renderOutput(graph, outputFolder, name);
	const animated = saver.class_type === 'SaveVideo' ? { animated: [true] } : {};
	return { [node]: { images: [{ filename, subfolder, type: 'output' }], ...animated } };
}
