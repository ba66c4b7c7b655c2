import type { Log } from '../../../domain/ports.js';
import type { Lane } from './device-lanes.js';
import type { Worker } from './worker.js';

/** The workers that are there, and the memory that they hold. */
export type WorkerRegistry = {
	add(worker: Worker): void;
	all(): Worker[];
	/** Idle ones of a lane, or of all, the least recently used first. */
	idleOf(lane: Lane | null): Worker[];
	/** What the lane's device has left beside its workers. */
	leftBytes(lane: Lane): number;
	end(worker: Worker): Promise<void>;
	/** Ends the least recently used until `free` is enough or none is left; each is gone before the next is looked at. */
	makeRoom(lane: Lane, needBytes: number, free: () => number): Promise<void>;
};

export function createWorkerRegistry(endGraceMs: number, log: Log): WorkerRegistry {
	const workers = new Set<Worker>();
	const idleOf = (lane: Lane | null) =>
		[...workers]
			.filter((worker) => worker.isIdle && (lane === null || worker.lane === lane))
			.sort((a, b) => a.usedAtMs - b.usedAtMs);
	const end = async (worker: Worker) => {
		worker.isIdle = false;
		await worker.process.end(endGraceMs);
	};
	return {
		...{ idleOf, end, all: () => [...workers] },
		add(worker) {
			workers.add(worker);
			void worker.process.ended.then(({ code, signal, wasEnded, tail }) => {
				workers.delete(worker);
				if (!wasEnded && worker.isIdle) log.warn({ code, signal, tail }, 'an idle diffusers worker ended by itself');
			});
		},
		leftBytes(lane) {
			const mine = [...workers].filter((worker) => worker.lane === lane);
			return mine.reduce((left, { heldBytes }) => left - heldBytes, lane.device.memoryBytes);
		},
		async makeRoom(lane, needBytes, free) {
			for (const worker of idleOf(lane)) {
				if (free() >= needBytes) return;
				await end(worker);
			}
		},
	};
}
