import type { DiffusersLimits } from './limits.js';
import type { WorkerEvent } from './worker-events.js';

/** What a worker is at. `answering`: something must follow and is not known yet. */
export type WatchedPhase = 'answering' | 'loading' | 'reading' | 'denoising' | 'decoding' | 'encoding';

export type PhaseWatch = {
	/** Looks at an event; tells whether it is progress. Nothing else lets a worker live on, so that a heart that beats alone does not. */
	saw(event: WorkerEvent): boolean;
	/** The service itself is at work, so the worker need not hurry. */
	pause(): void;
	resume(): void;
	stop(): void;
	phase(): WatchedPhase;
	/** The phase that lasted too long. */
	stalledIn(): WatchedPhase | null;
};

/** Watches the progress of one order from now on and calls `onStall` once when a phase lasts too long. */
export function watchPhases(limits: DiffusersLimits, weightsBytes: number, onStall: () => void): PhaseWatch {
	let phase: WatchedPhase = 'answering';
	let stalled: WatchedPhase | null = null;
	let timer: NodeJS.Timeout | undefined;
	let limitMs = limits.answerMs;
	let atPiece = 0;
	const seen = new Set<string>();
	const steps = createStepPace(limits);
	const arm = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			stalled = phase;
			onStall();
		}, limitMs);
	};
	const enter = (next: WatchedPhase, nextLimitMs: number) => {
		phase = next;
		limitMs = nextLimitMs;
		arm();
	};
	arm();
	return {
		saw(event) {
			const key = keyOf(event);
			if (seen.has(key)) return false;
			seen.add(key);
			if (event.event === 'phase') atPiece = event.piece;
			// A file may be told of while the next piece is at work, which goes on to be watched.
			const isOfAnother = 'piece' in event && event.piece !== atPiece;
			if (isOfAnother) arm();
			else if (event.event === 'loading')
				enter('loading', limits.loadBaseMs + (weightsBytes / limits.loadBytesPerSecond) * 1000);
			else if (event.event !== 'phase') enter('answering', limits.answerMs);
			else if (event.phase === 'denoising') enter('denoising', steps.limitAfter(event.piece, event.done ?? 0));
			else enter(event.phase, limits[`${event.phase}Ms`]);
			return true;
		},
		pause: () => clearTimeout(timer),
		resume: arm,
		stop: () => clearTimeout(timer),
		phase: () => phase,
		stalledIn: () => stalled,
	};
}

const keyOf = (event: WorkerEvent): string =>
	event.event === 'phase'
		? `${event.piece} ${event.phase} ${event.done}`
		: `${event.event} ${'piece' in event ? event.piece : ''}`;

/** How long the next step may take by the steps so far. */
function createStepPace({ firstStepMs, stepTimes, stepFloorMs }: DiffusersLimits) {
	const durations: number[] = [];
	let last = { piece: -1, done: 0, atMs: 0 };
	return {
		limitAfter(piece: number, done: number): number {
			const now = performance.now();
			if (piece === last.piece && done > last.done && done > 1) durations.push((now - last.atMs) / (done - last.done));
			last = { piece, done, atMs: now };
			if (done === 0 || durations.length === 0) return firstStepMs;
			const median = durations.toSorted((a, b) => a - b)[durations.length >> 1] ?? 0;
			return Math.max(stepFloorMs, stepTimes * median);
		},
	};
}
