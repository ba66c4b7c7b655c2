import { startLineProcess, type LaunchCommand, type LineProcess, type ToldLine } from './line-process.js';
import type { WorkerCommand } from './worker-commands.js';
import { parseEvent, type WorkerEvent } from './worker-events.js';

export type { LaunchCommand, ProcessEnd as WorkerEnd } from './line-process.js';

export type Told = { kind: 'event'; event: WorkerEvent } | { kind: 'garbage' } | { kind: 'gone' };

/** A process that speaks the worker's protocol. */
export type WorkerProcess = Omit<LineProcess, 'send' | 'nextLine'> & {
	send(command: WorkerCommand): void;
	/** What it tells next. One call at a time; never rejects. */
	next(): Promise<Told>;
};

/** Starts a worker in a new folder beneath `scratchRoot`. */
export async function startProcess(
	command: LaunchCommand,
	deviceEnv: NodeJS.ProcessEnv,
	scratchRoot: string,
): Promise<WorkerProcess> {
	const { nextLine, ...process } = await startLineProcess(command, deviceEnv, scratchRoot);
	return { ...process, next: async () => toldBy(await nextLine()) };
}

function toldBy(told: ToldLine): Told {
	if (told.kind !== 'line') return told;
	const event = parseEvent(told.line);
	return event === null ? { kind: 'garbage' } : { kind: 'event', event };
}
