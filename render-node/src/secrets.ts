import path from 'node:path';
import { readOrMakeSecret } from './adapters/secrets/secret-file.js';
import type { Config } from './config.js';

export type Secrets = {
	apiKeys: readonly string[];
	/** Where the key is to be found, for people. */
	apiKeySource: string;
	/** Signs links to assets and reviews. */
	linkSecret: Buffer;
};

/** The keys and the secret that were set, or those that this data directory keeps. */
export async function openSecrets(config: Pick<Config, 'apiKeys' | 'dataDir' | 'linkSecret'>): Promise<Secrets> {
	const { apiKeys, dataDir } = config;
	const linkSecret = Buffer.from(config.linkSecret ?? (await readOrMakeSecret(path.join(dataDir, 'link-secret'))));
	if (apiKeys.length > 0) return { apiKeys, apiKeySource: 'set by SHOWRUNNER_API_KEY', linkSecret };
	const file = path.join(dataDir, 'api-key');
	return { apiKeys: [await readOrMakeSecret(file)], apiKeySource: `in the file ${file}`, linkSecret };
}
