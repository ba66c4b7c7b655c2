import { mkdirSync } from 'node:fs';
import { installPack } from './install-pack.mjs';
import { ensureAccount } from './n8n-account.mjs';
import { createN8nApi } from './n8n-api.mjs';
import { startN8n } from './n8n-server.mjs';
import { packTarball } from './pack-tarball.mjs';

export { callWebhook } from './call-webhook.mjs';
export { signIn } from './n8n-account.mjs';
export { errorOf, outputOf } from './n8n-api.mjs';
export { installPack, packTarball, startN8n };

/** @typedef {import('./n8n-server.mjs').N8nServer & { account: import('./n8n-account.mjs').N8nAccount, api: import('./n8n-api.mjs').N8nApi }} N8nWithPack */

/**
 * A real n8n with the built pack installed as a user installs it, its owner set up and an API key at hand.
 * @param {{ userFolder: string, port?: number, env?: NodeJS.ProcessEnv, tarball?: string }} options
 * @returns {Promise<N8nWithPack>}
 */
export async function startN8nWithPack({ userFolder, port, env, tarball }) {
	mkdirSync(userFolder, { recursive: true });
	await installPack(userFolder, tarball ?? (await packTarball()));
	const server = await startN8n({ userFolder, port, env });
	try {
		const account = await ensureAccount(server);
		return { ...server, account, api: createN8nApi(server.baseUrl, account.apiKey) };
	} catch (error) {
		await server.kill();
		throw error;
	}
}
