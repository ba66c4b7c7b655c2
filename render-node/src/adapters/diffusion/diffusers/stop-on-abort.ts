import type { DiffusersLimits } from './limits.js';
import type { WatchedPhase } from './phase-watch.js';
import type { WorkerProcess } from './worker-process.js';

/** Phases in which a worker looks for a cancel soon; loading and decoding are one call each that cannot be left. */
const listening: ReadonlySet<WatchedPhase> = new Set(['answering', 'reading', 'denoising', 'encoding']);

/**
 * Cancels an order when the signal aborts: asks where the worker listens, and otherwise, or when it does not answer
 * in time, ends it. Calls `onStop` first. The answer takes it off again.
 */
export function stopOnAbort(
	signal: AbortSignal,
	worker: WorkerProcess,
	{ orderId, phase, limits }: { orderId: string; phase: () => WatchedPhase; limits: DiffusersLimits },
	onStop: () => void,
): () => void {
	let timer: NodeJS.Timeout | undefined;
	const terminate = () => {
		worker.terminate();
		timer = setTimeout(worker.kill, limits.terminateGraceMs);
	};
	const stop = () => {
		onStop();
		if (!listening.has(phase())) return worker.kill();
		worker.send({ command: 'cancel', orderId });
		timer = setTimeout(terminate, limits.cancelGraceMs);
	};
	if (signal.aborted) stop();
	else signal.addEventListener('abort', stop, { once: true });
	return () => {
		clearTimeout(timer);
		signal.removeEventListener('abort', stop);
	};
}
