import { createFetchFile } from './adapters/fetching/create-fetch-file.js';
import { hostRules } from './adapters/fetching/host-rules.js';
import { importPolicy } from './adapters/fetching/import-policy.js';
import { sniffType } from './adapters/fetching/sniff-type.js';
import type { ProbeMedia } from './application/deps.js';
import { createAssetImportHandler } from './application/handlers/asset-import.js';
import type { Config } from './config.js';

/** What brings files in from addresses. */
export function openImporting(config: Pick<Config, 'importHosts' | 'uploadMaxBytes'>, probeMedia: ProbeMedia) {
	const { fetchFile, close } = createFetchFile({ policy: importPolicy(hostRules(config.importHosts)) });
	const tools = { fetchFile, sniffType, probeMedia, maxBytes: config.uploadMaxBytes };
	return { handler: createAssetImportHandler(tools), close };
}
