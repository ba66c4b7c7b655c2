import path from 'node:path';
import type { JobInput, Warning } from '@showrunner/contract';
import type { FetchedFile, FetchFile, SniffType } from '../../domain/fetching/fetch-file.js';
import { safeFileName } from '../../domain/fetching/file-name.js';
import { importedType, isMislabelled } from '../../domain/fetching/imported-type.js';
import type { NewAsset } from '../../domain/ports.js';
import type { ProbeMedia } from '../deps.js';
import type { JobHandler } from '../job-handler.js';

export type ImportTools = { fetchFile: FetchFile; sniffType: SniffType; probeMedia: ProbeMedia; maxBytes: number };

type Input = JobInput<'asset.import'>;

/** The last twentieth is for looking at the file. */
const fetchingShare = 0.95;

export function createAssetImportHandler({
	fetchFile,
	sniffType,
	probeMedia,
	maxBytes,
}: ImportTools): JobHandler<'asset.import'> {
	return {
		kind: 'asset.import',
		version: 1,
		weight: 'light',
		// An address may give another file tomorrow.
		isLasting: false,
		async run(input, { assets, workDir, signal, progress }) {
			const file = path.join(workDir, 'imported');
			progress(0, 'Downloading');
			const fetched = await fetchFile({
				...{ url: input.url, out: file, maxBytes, signal },
				progress: (received, total) => progress(total ? (fetchingShare * received) / total : 0, 'Downloading'),
			});
			progress(fetchingShare, 'Looking at the file');
			const sniffed = await sniffType(file);
			const declared = fetched.declaredType;
			const type = importedType({ sniffed, declared, media: await probeMedia(file, signal) });
			const asset = await assets.putFile(file, {
				name: input.name ?? safeFileName(fetched.fileName ?? ''),
				mediaType: type,
				evidence: evidenceOf(input, fetched),
			});
			const { id: assetId, name, mediaType, sizeBytes, media } = asset;
			const warnings = isMislabelled(declared, type) ? [typeCorrected(declared, type)] : [];
			return { assetId, name, mediaType, sizeBytes, media, warnings };
		},
	};
}

/** Without a word from the caller, nothing gives the right to use what was found on the net. */
function evidenceOf({ evidence }: Input, { source }: FetchedFile): NewAsset['evidence'] {
	const given = Object.fromEntries(Object.entries(evidence ?? {}).filter(([, value]) => value !== undefined));
	return {
		...{ origin: 'imported', licence: 'not stated', source: evidence?.author ?? source, sourceUrl: source },
		...given,
	};
}

const typeCorrected = (declared: string | null, type: string): Warning => ({
	code: 'type-corrected',
	message: `The server calls it ${declared}, its bytes are ${type}`,
	field: 'url',
});
