import path from 'node:path';
import { readOrMakeSecret } from './adapters/secrets/secret-file.js';
import type { Config } from './config.js';

export type Secrets = {
	apiKeys: readonly string[];
	/** Where the key is to be found, for people. */
	apiKeySource: string;
	/** Signs links to assets. */
	linkSecret: Buffer;
};

/** The keys that were set, or the one that this data directory keeps. */
export async function openSecrets({ apiKeys, dataDir }: Config): Promise<Secrets> {
	const linkSecret = Buffer.from(await readOrMakeSecret(path.join(dataDir, 'link-secret')));
	if (apiKeys.length > 0) return { apiKeys, apiKeySource: 'set by SHOWRUNNER_API_KEY', linkSecret };
	const file = path.join(dataDir, 'api-key');
	return { apiKeys: [await readOrMakeSecret(file)], apiKeySource: `in the file ${file}`, linkSecret };
}
