import autocannon from 'autocannon';

/** @typedef {{ p50Ms: number, p95Ms: number, p99Ms: number, perSecond: number, failed: number }} Hits */

/** @param {number[]} sorted @param {number} share */
const at = (sorted, share) =>
	Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2));

/**
 * Asks as fast as the answers come, on so many connections at once.
 * @param {{ url: string, connections: number, seconds: number, headers?: Record<string, string>,
 *   method?: 'GET' | 'POST', body?: () => string, path?: () => string }} load `body` and `path`, which takes the place of
 *   the URL's own, are asked anew for each request
 * @returns {Promise<Hits>}
 */
export function hit({ url, connections, seconds, headers = {}, method = 'GET', body, path }) {
	return new Promise((resolve, reject) => {
		/** @type {number[]} */
		const times = [];
		let failed = 0;
		const setupRequest = (/** @type {object} */ one) => ({
			...one,
			...(body && { body: body() }),
			...(path && { path: path() }),
		});
		const requests = (body ?? path) && [{ method, setupRequest }];
		const run = autocannon(
			{ url, connections, duration: seconds, headers, method, ...(requests && { requests }) },
			(error, result) => {
				if (error) return reject(error);
				times.sort((a, b) => a - b);
				resolve({
					p50Ms: at(times, 0.5),
					p95Ms: at(times, 0.95),
					p99Ms: at(times, 0.99),
					perSecond: Math.round(result.requests.average),
					failed: failed + result.errors + result.timeouts,
				});
			},
		);
		run.on('response', (_client, status, _bytes, ms) => {
			times.push(ms);
			if (status >= 400) failed++;
		});
	});
}
