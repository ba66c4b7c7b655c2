import type { LabelScore } from './classifier-answer.js';
import { keepProcess, type KeepOptions } from './keep-process.js';

export type Unchecked = { kind: 'unchecked'; why: keyof typeof reasons; reason: string };
export type Looked = { kind: 'labels'; pictures: LabelScore[][] } | Unchecked;

export type Classifier = {
	/** What each picture shows. Rejects only with the signal's reason. */
	lookAt(paths: readonly string[], signal: AbortSignal): Promise<Looked>;
	/** Ends its process; whoever still waits gets `unchecked`. */
	close(): Promise<void>;
};

const reasons = {
	unreadable: 'The classifier could not read the picture',
	late: 'The classifier did not answer in time',
	garbage: 'The answer of the classifier could not be understood',
	gone: 'The classifier ended without an answer; the log of the render-node has its last words',
	'not-started': 'The classifier does not start; the log of the render-node says why',
	closing: 'The service is about to stop',
} as const;
const unchecked = (why: keyof typeof reasons): Unchecked => ({ kind: 'unchecked', why, reason: reasons[why] });
const closed = unchecked('closing');

/** A classifier whose process is started by the first question, and again once when it dies over one. */
export function createClassifier(options: Omit<KeepOptions, 'closing'>): Classifier {
	const closing = new AbortController();
	const kept = keepProcess({ ...options, closing: closing.signal });
	let pausedUntilMs = 0;
	let turn: Promise<unknown> = Promise.resolve();
	const look = async (paths: readonly string[]): Promise<Looked> => {
		if (closing.signal.aborted) return closed;
		if (performance.now() < pausedUntilMs) return unchecked('not-started');
		let asked = await kept.ask(paths);
		if (asked.kind === 'gone' && !closing.signal.aborted) asked = await kept.ask(paths);
		if (closing.signal.aborted) return closed;
		if (asked.kind === 'not-started') pausedUntilMs = performance.now() + options.limits.pauseMs;
		kept.rest();
		return asked.kind === 'labels' ? asked : unchecked(asked.kind);
	};
	return {
		async lookAt(paths, signal) {
			signal.throwIfAborted();
			// A question that is no longer wanted is left to its answer: the process cannot be told to stop.
			const looking = turn.then(() => (signal.aborted ? closed : look(paths)));
			turn = looking;
			return untilAborted(looking, signal);
		},
		async close() {
			closing.abort();
			await kept.end();
			await turn;
		},
	};
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
	const { promise: aborted, reject } = Promise.withResolvers<never>();
	const stop = () => reject(signal.reason);
	signal.addEventListener('abort', stop, { once: true });
	return Promise.race([promise, aborted]).finally(() => signal.removeEventListener('abort', stop));
}
