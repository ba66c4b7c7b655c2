import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { watchTree } from './watch-tree.mjs';

/**
 * @typedef {{ timeline: object, files: Record<string, string> }} Job a timeline, and its assets by id
 *
 * What a render cost: processor time of the process that holds the renderer and of all that it started, and their memory.
 * @typedef {{ cpuSeconds: number, wallSeconds: number, peak: import('./watch-tree.mjs').Peak, videos: string[],
 *   segments: { total: number, rendered: number, reused: number }, toldSeconds: number }} Render
 */

/**
 * A renderer in a process of its own, as a service holds one: what it has learned and kept is there for the next render.
 * @param {string} folder to be made, for its cache and its videos
 * @param {'kernel' | 'graph'} way of drawing stills
 */
export async function startRenderProcess(folder, way = 'kernel') {
	const child = fork(path.join(import.meta.dirname, 'render-worker.mjs'), [folder, way]);
	const { pid } = child;
	if (pid === undefined) throw new Error('the process that renders did not start');
	await answered(child);
	return {
		/** @param {Job} job @returns {Promise<Render>} */
		async render(job) {
			const tree = watchTree(pid);
			child.send(job);
			try {
				const answer = await answered(child);
				return { ...answer, peak: tree.peak() };
			} finally {
				tree.stop();
			}
		},
		async stop() {
			const exited = once(child, 'exit');
			if (child.exitCode === null && child.kill()) await exited;
		},
	};
}
/** @typedef {Awaited<ReturnType<typeof startRenderProcess>>} RenderProcess */

/** @param {import('node:child_process').ChildProcess} child @returns {Promise<Omit<Render, 'peak'>>} */
function answered(child) {
	return new Promise((resolve, reject) => {
		const ended = () => reject(new Error('the process that renders has ended'));
		child.once('exit', ended);
		child.once('message', (/** @type {Omit<Render, 'peak'> & { failure?: string }} */ answer) => {
			child.off('exit', ended);
			if (answer.failure) reject(new Error(answer.failure));
			else resolve(answer);
		});
	});
}
