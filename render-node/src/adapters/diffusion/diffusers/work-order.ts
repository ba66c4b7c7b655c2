import type { DiffusersLimits } from './limits.js';
import { watchPhases, type PhaseWatch, type WatchedPhase } from './phase-watch.js';
import { stopOnAbort } from './stop-on-abort.js';
import type { WorkerCommand } from './worker-commands.js';
import type { FailureCode, PieceEvent, PieceFailure, WorkerEvent } from './worker-events.js';
import type { WorkerProcess } from './worker-process.js';

/** How a worker ended an order; after everything but `done` and `cancelled` the process is not to be used again. */
export type WorkEnd =
	| { kind: 'done' }
	| { kind: 'cancelled' }
	| { kind: 'failed'; code: FailureCode; message: string }
	| { kind: 'stalled'; phase: WatchedPhase }
	| { kind: 'died'; phase: WatchedPhase }
	/** It told something that cannot be; the reason is for the log. */
	| { kind: 'distrusted'; reason: string };

export type OrderListener = {
	/** Only what is new. */
	onProgress(event: Extract<WorkerEvent, { event: 'loading' | 'phase' }>): void;
	onLoaded(event: Extract<WorkerEvent, { event: 'loaded' }>): void;
	/** Awaited before the worker is heard further. A reason: the event cannot be believed. */
	onPiece(event: PieceEvent | PieceFailure): Promise<string | null>;
};

export type WorkOrder = {
	command: Extract<WorkerCommand, { command: 'run' }>;
	weightsBytes: number;
	limits: DiffusersLimits;
	signal: AbortSignal;
	listener: OrderListener;
};

/**
 * Has a worker do one order and hears it to the end. After an abort it tells nothing more to the listener, and the end
 * is `cancelled` where the worker gave the order up by itself. A worker that stalls or cannot be trusted is killed.
 */
export async function workOrder(worker: WorkerProcess, order: WorkOrder): Promise<WorkEnd> {
	const { command, limits, signal } = order;
	worker.send(command);
	const watch = watchPhases(limits, order.weightsBytes, worker.kill);
	const facts = { orderId: command.orderId, phase: watch.phase, limits };
	const unhook = stopOnAbort(signal, worker, facts, watch.stop);
	try {
		return await hear(worker, order, watch);
	} catch (error) {
		worker.kill();
		throw error;
	} finally {
		watch.stop();
		unhook();
	}
}

async function hear(worker: WorkerProcess, order: WorkOrder, watch: PhaseWatch): Promise<WorkEnd> {
	const open = new Set(order.command.pieces.keys());
	const distrust = (reason: string): WorkEnd => {
		worker.kill();
		return { kind: 'distrusted', reason };
	};
	for (;;) {
		const told = await worker.next();
		const stalled = watch.stalledIn();
		if (stalled !== null) return { kind: 'stalled', phase: stalled };
		if (told.kind === 'gone') return { kind: 'died', phase: watch.phase() };
		if (told.kind === 'garbage') return distrust('a line that the protocol does not know');
		const { event } = told;
		if (event.event === 'hello' || event.orderId !== order.command.orderId)
			return distrust('an event that belongs to no order');
		if (event.event === 'failed') return { kind: 'failed', code: event.code, message: event.message };
		if (event.event === 'done') {
			if (order.signal.aborted) return { kind: 'cancelled' };
			return event.cancelled || open.size > 0 ? distrust('an order done before its time') : { kind: 'done' };
		}
		const doubt = order.signal.aborted ? null : await take(event, open, order, watch);
		if (doubt !== null) return distrust(doubt);
	}
}

type OrderEvent = Extract<WorkerEvent, { event: 'loading' | 'loaded' | 'phase' | 'piece' | 'piece-failed' }>;

/** Takes one event in; a reason why it cannot be, or null. */
async function take(
	event: OrderEvent,
	open: Set<number>,
	{ listener, signal }: WorkOrder,
	watch: PhaseWatch,
): Promise<string | null> {
	if ('piece' in event && !open.has(event.piece)) return 'an event of a piece that is not open';
	const isNew = watch.saw(event);
	if (event.event === 'loaded') listener.onLoaded(event);
	else if (event.event === 'loading' || event.event === 'phase') {
		if (isNew) listener.onProgress(event);
	} else {
		open.delete(event.piece);
		watch.pause();
		const doubt = await listener.onPiece(event);
		if (!signal.aborted) watch.resume();
		return doubt;
	}
	return null;
}
