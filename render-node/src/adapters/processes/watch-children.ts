import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import path from 'node:path';
import type { Log } from '../../domain/ports.js';
import type { Tracer } from '../../domain/tracing/tracer.js';
import { programOf } from './limited-command.js';

/** Node tells here of each child process in the moment in which it is made: https://nodejs.org/api/diagnostics_channel.html#child-process */
const channel = 'child_process';

export type ChildWatch = {
	tracer: Tracer;
	log: Log;
	/** Binds what is called later to the work that is being done now. */
	bind<A extends unknown[]>(work: (...args: A) => void): (...args: A) => void;
	ended(program: string, outcome: 'done' | 'failed' | 'killed', durationMs: number): void;
};

const isChild = (message: unknown): message is { process: ChildProcess } =>
	typeof message === 'object' && message !== null && 'process' in message;

/** Follows one program; its arguments are left out, since they may hold what users wrote. */
function follow(child: ChildProcess, { tracer, log, bind, ended }: ChildWatch): void {
	const begun = performance.now();
	const span = tracer.begin({ name: 'child process', kind: 'internal' });
	const program = () => path.basename(programOf(child.spawnfile ?? 'unknown', child.spawnargs ?? []));
	child.once(
		'spawn',
		bind(() => log.debug({ program: program(), pid: child.pid }, 'a program has begun')),
	);
	child.once(
		'exit',
		bind((exitCode: number | null, signal: NodeJS.Signals | null) => {
			const durationMs = Math.round(performance.now() - begun);
			const outcome = signal !== null ? 'killed' : exitCode === 0 ? 'done' : 'failed';
			span.end({ 'process.executable.name': program(), 'process.pid': child.pid ?? 0, outcome });
			ended(program(), outcome, durationMs);
			log.debug({ program: program(), pid: child.pid, exitCode, signal, durationMs }, 'a program has ended');
		}),
	);
}

/** Follows every program that this process starts, whoever starts it. @returns the way to stop that */
export function watchChildren(watch: ChildWatch): () => void {
	const hear = (message: unknown) => {
		if (isChild(message)) follow(message.process, watch);
	};
	subscribe(channel, hear);
	return () => void unsubscribe(channel, hear);
}
