/**
 * Tells on the way what something cost.
 * @template {{ cpuSeconds: number, wallSeconds: number }} C @param {string} name @param {C} cost
 */
export function told(name, cost) {
	const { cpuSeconds, wallSeconds } = cost;
	console.error(`${name}: ${cpuSeconds.toFixed(2)} s of processor time in ${wallSeconds.toFixed(1)} s`);
	return cost;
}

export const rounded = (/** @type {number} */ value) => Number(value.toFixed(2));

/** @param {{ cpuSeconds: number }} cost @param {{ cpuSeconds: number }} floor */
export const ratio = (cost, floor) => Number((cost.cpuSeconds / floor.cpuSeconds).toFixed(3));
