/**
 * One step of the set-up with its progress line. A step that has nothing to do stays silent.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(title, run) {
	const startedAt = Date.now();
	process.stderr.write(`  ${title} …${process.stderr.isTTY ? '' : '\n'}`);
	const ticker = process.stderr.isTTY
		? setInterval(() => process.stderr.write(`\r  ${title} … ${seconds(startedAt)}`), 1_000)
		: undefined;
	try {
		const result = await run();
		process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}  ${title}: done in ${seconds(startedAt)}   \n`);
		return result;
	} catch (error) {
		process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}  ${title}: failed after ${seconds(startedAt)}   \n`);
		throw error;
	} finally {
		clearInterval(ticker);
	}
}

/** @param {number} startedAt */
const seconds = (startedAt) => `${((Date.now() - startedAt) / 1_000).toFixed(1)} s`;
