import { readFile } from 'node:fs/promises';
import { createPrivateKey } from 'node:crypto';
import { createCdnLinks, type CdnLink } from './adapters/cdn/cdn-links.js';
import { keyOf } from './adapters/assets-s3/s3-place.js';
import type { Config } from './config.js';
import { configurationInvalid } from './domain/refusal.js';

async function readPrivateKey(file: string): Promise<string> {
	try {
		const text = await readFile(file, 'utf8');
		if (createPrivateKey(text).asymmetricKeyType !== 'rsa') throw new Error('it is no RSA key');
		return text;
	} catch (error) {
		throw configurationInvalid('cdn-key-not-usable', 'The private key for links to the CDN cannot be used', {
			detail: `${file}: ${error instanceof Error ? error.message : 'not readable'}`,
			fix: 'Give the RSA key, as PEM, whose public half CloudFront knows by SHOWRUNNER_CDN_KEY_PAIR_ID',
			field: 'SHOWRUNNER_CDN_PRIVATE_KEY_FILE',
			cause: error,
		});
	}
}

/** How links at the CDN are made; null where there is none. @throws Refusal `cdn-key-not-usable` */
export async function openCdnLinks(config: Config): Promise<CdnLink | null> {
	const { cdnUrl, storage, cdnKeyPairId, cdnPrivateKeyFile } = config;
	if (cdnUrl === null || storage === null) return null;
	const key =
		cdnPrivateKeyFile === null
			? null
			: { keyPairId: cdnKeyPairId, privateKey: await readPrivateKey(cdnPrivateKeyFile) };
	return createCdnLinks(cdnUrl, (assetId) => keyOf(storage, assetId), key);
}
