import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Processor time, user and system, of this process with all its threads and of every child that has ended, as Linux
 * counts it. Fields of /proc/PID/stat: proc_pid_stat(5).
 */
function cpuSeconds() {
	const text = readFileSync('/proc/self/stat', 'utf8');
	const fields = text
		.slice(text.lastIndexOf(')') + 2)
		.split(' ')
		.map(Number);
	const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
	return ticks / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
}

/**
 * What a piece of work costs.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<{ value: T, cpuSeconds: number, wallSeconds: number }>}
 */
export async function measured(work) {
	const [cpu, wall] = [cpuSeconds(), performance.now()];
	const value = await work();
	return { value, cpuSeconds: cpuSeconds() - cpu, wallSeconds: (performance.now() - wall) / 1000 };
}
