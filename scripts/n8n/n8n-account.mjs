import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ email: string, password: string, apiKey: string }} N8nAccount */

/**
 * The owner of an n8n that we started: set up on the first visit, remembered in its user folder afterwards.
 * @param {{ baseUrl: string, userFolder: string }} server
 * @returns {Promise<N8nAccount>}
 */
export async function ensureAccount({ baseUrl, userFolder }) {
	const file = path.join(userFolder, 'showrunner-account.json');
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
	const owner = { email: 'owner@showrunner.example', password: `Owner1-${randomBytes(9).toString('hex')}` };
	const cookie = await setUpOwner(baseUrl, owner);
	/** @type {{ data: string[] }} */
	const scopes = await rest(baseUrl, cookie, 'GET', '/rest/api-keys/scopes');
	/** @type {{ data: { rawApiKey: string } }} */
	const key = await rest(baseUrl, cookie, 'POST', '/rest/api-keys', {
		label: 'showrunner',
		expiresAt: null,
		scopes: scopes.data,
	});
	const account = { ...owner, apiKey: key.data.rawApiKey };
	writeFileSync(file, JSON.stringify(account), { mode: 0o600 });
	return account;
}

/**
 * The cookie of a signed-in owner, for what the public API does not offer.
 * @param {string} baseUrl @param {N8nAccount} account
 */
export async function signIn(baseUrl, account) {
	const body = { emailOrLdapLoginId: account.email, password: account.password };
	return cookieOf(await send(baseUrl, '', 'POST', '/rest/login', body));
}

/** @param {string} baseUrl @param {{ email: string, password: string }} owner */
async function setUpOwner(baseUrl, owner) {
	return cookieOf(
		await send(baseUrl, '', 'POST', '/rest/owner/setup', { ...owner, firstName: 'Show', lastName: 'Runner' }),
	);
}

/** @param {Response} response */
const cookieOf = (response) =>
	response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');

/**
 * @template T what n8n answers on this route
 * @param {string} baseUrl @param {string} cookie @param {string} method @param {string} route @param {unknown} [body]
 * @returns {Promise<T>}
 */
export async function rest(baseUrl, cookie, method, route, body) {
	return /** @type {T} */ (await (await send(baseUrl, cookie, method, route, body)).json());
}

/** @param {string} baseUrl @param {string} cookie @param {string} method @param {string} route @param {unknown} [body] */
async function send(baseUrl, cookie, method, route, body) {
	const response = await fetch(`${baseUrl}${route}`, {
		method,
		// n8n ties a session to the browser that opened it.
		headers: { 'content-type': 'application/json', 'browser-id': 'showrunner', ...(cookie && { cookie }) },
		...(body !== undefined && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(30_000),
	});
	if (!response.ok)
		throw new Error(`n8n answered ${method} ${route} with ${response.status}: ${await response.text()}`);
	return response;
}
