import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** Beside this file and of its kind: Node runs a worker without imports of its own from the sources as well. */
const entry = new URL(`./still-worker${path.extname(import.meta.url)}`, import.meta.url);
/** A thread costs some 30 ms to start and some MB to keep. */
const idleMs = 20_000;

export type StillThreads = {
	/** One that nobody else uses until it is given back or ended. */
	borrow(): Worker;
	giveBack(worker: Worker): void;
};

/** Threads that draw frames, kept for a while between two segments. Idle ones do not keep the process alive. */
export function createStillThreads(): StillThreads {
	const idle = new Map<Worker, NodeJS.Timeout>();
	const forget = (worker: Worker) => {
		clearTimeout(idle.get(worker));
		idle.delete(worker);
	};
	return {
		borrow() {
			const [worker] = idle.keys();
			if (!worker) return startThread(forget);
			forget(worker);
			worker.ref();
			return worker;
		},
		giveBack(worker) {
			worker.unref();
			const end = () => void worker.terminate();
			idle.set(worker, setTimeout(end, idleMs).unref());
		},
	};
}

/** A thread that dies between two segments leaves the idle ones; unheard, its error would end the process. */
function startThread(forget: (worker: Worker) => void): Worker {
	const worker = new Worker(entry);
	return worker.on('error', () => undefined).on('exit', () => forget(worker));
}
