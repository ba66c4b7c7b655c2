/**
 * @typedef {object} Restartable
 * @property {() => number} pid of the process that runs now
 * @property {() => Promise<void>} stop ends it and what earlier killed ones left behind
 * @property {() => Promise<void>} kill ends it as `kill -9` does
 * @property {() => Promise<void>} start starts again after stop or kill, with the same settings
 */

/**
 * @param {() => Promise<import('./server-process.mjs').ServerProcess>} launch
 * @returns {Promise<Restartable>}
 */
export async function restartable(launch) {
	const launched = [await launch()];
	const current = () => /** @type {import('./server-process.mjs').ServerProcess} */ (launched.at(-1));
	return {
		pid: () => current().pid,
		kill: () => current().kill(),
		start: async () => {
			launched.push(await launch());
		},
		stop: async () => {
			await current().stop();
			for (const earlier of launched.splice(0, launched.length - 1)) await earlier.stop();
		},
	};
}
