import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('../../scripts/render-node.mjs').RenderNodeServer} RenderNode */
/** @typedef {{ asked: number, failed: number, firstFailure: string | null }} Account */

/** Longest pause of a user between two clicks. */
const longestPauseMs = 1_000;

/**
 * What a user does, and how often of a hundred times: looks at the dashboard, at lists, orders work, and asks how it
 * fares.
 * @param {RenderNode} service
 */
function deedsOf(service) {
	/** @type {string[]} */
	const orders = [];
	const get = (/** @type {string} */ route) => service.call('GET', route);
	return [
		{
			share: 30,
			do: async () => {
				for (const route of ['/v1/capabilities', '/v1/productions?limit=20', '/v1/jobs?limit=20&state=running'])
					await get(route);
			},
		},
		{ share: 25, do: async () => void (await get('/v1/assets?limit=50')) },
		{
			share: 15,
			do: async () => {
				const input = { effect: Math.random() < 0.5 ? 'pop' : 'whoosh' };
				const { id } = await service.call('POST', '/v1/jobs', { kind: 'sound.generate', input });
				orders.push(id);
			},
		},
		{ share: 30, do: async () => void (await get(orders.length > 0 ? `/v1/jobs/${orders.at(-1)}` : '/v1/jobs')) },
	];
}

/** @param {ReturnType<typeof deedsOf>} deeds */
function choose(deeds) {
	let left = Math.random() * 100;
	return deeds.find(({ share }) => (left -= share) < 0) ?? deeds[0];
}

/**
 * Lets so many users work at once.
 * @param {RenderNode} service @param {number} users @param {number} seconds
 * @returns {Promise<Account>}
 */
export async function letUsersWork(service, users, seconds) {
	const until = Date.now() + seconds * 1_000;
	/** @type {Account} */
	const account = { asked: 0, failed: 0, firstFailure: null };
	const one = async () => {
		const deeds = deedsOf(service);
		while (Date.now() < until) {
			account.asked++;
			try {
				await choose(deeds)?.do();
			} catch (error) {
				account.failed++;
				account.firstFailure ??= String(error);
			}
			await sleep(Math.random() * longestPauseMs);
		}
	};
	await Promise.all(Array.from({ length: users }, one));
	return account;
}
