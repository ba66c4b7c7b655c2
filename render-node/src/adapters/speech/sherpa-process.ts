import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SherpaAnswer, SherpaRequest } from './sherpa-child.js';
import { siblingModule } from './sibling-module.js';

export type SherpaProcess = {
	/** A dead or killed process answers `failed`. Rejects on abort. One request at a time. */
	ask(request: SherpaRequest, timeLimitMs: number): Promise<SherpaAnswer>;
	close(): Promise<void>;
};

/** sherpa-onnx in a process of its own: native code that crashes or hangs takes nothing else along. */
export function startSherpaProcess(signal: AbortSignal): SherpaProcess {
	const path = fileURLToPath(siblingModule('./sherpa-child', import.meta.url));
	const child = fork(path, [], {
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		execArgv: [],
	});
	const kill = () => child.kill('SIGKILL');
	child.on('error', kill);
	return {
		ask: (request, timeLimitMs) => ask(child, request, timeLimitMs, signal),
		async close() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			await new Promise<void>((resolve) => {
				child.once('exit', () => resolve());
				kill();
			});
		},
	};
}

function ask(
	child: ChildProcess,
	request: SherpaRequest,
	timeLimitMs: number,
	signal: AbortSignal,
): Promise<SherpaAnswer> {
	return new Promise((resolve, reject) => {
		if (signal.aborted) return reject(signal.reason);
		if (!child.connected) return resolve({ kind: 'failed', reason: 'its process has ended' });
		const settle = (finish: () => void) => {
			clearTimeout(timer);
			child.off('message', onAnswer).off('exit', onExit);
			signal.removeEventListener('abort', onAbort);
			finish();
		};
		const onAnswer = (answer: SherpaAnswer) => settle(() => resolve(answer));
		const onExit = () => settle(() => resolve({ kind: 'failed', reason: 'its process has ended' }));
		const onAbort = () => {
			child.kill('SIGKILL');
			settle(() => reject(signal.reason));
		};
		const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
		child.on('message', onAnswer).on('exit', onExit);
		signal.addEventListener('abort', onAbort, { once: true });
		child.send(request, (error) => {
			if (error) onExit();
		});
	});
}
