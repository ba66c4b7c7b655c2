import type { Asset } from '@showrunner/contract';
import type { ArchiveEntry } from '../../domain/evidence/archive.js';
import { howToCheck } from '../../domain/evidence/how-to-check.js';
import { evidenceBlocks } from '../../domain/evidence/evidence-page.js';
import { receiptText } from '../../domain/evidence/evidence-facts.js';
import { blocksPage } from '../../domain/evidence/page-blocks.js';
import { assetTitle, type ProvenAsset } from '../../domain/evidence/proven-asset.js';
import { safeFileName } from '../../domain/evidence/safe-file-name.js';
import type { Deps } from '../deps.js';
import { linkLines } from './link-lines.js';
import { creditsOf } from './list-credits.js';
import { proveProduction, type ProvenProduction } from './prove-production.js';
import { toEntry } from './show-evidence.js';

type ExportDeps = Pick<Deps, 'store' | 'clock' | 'blobs'>;
/** Assets to put in. */
export type ExportedFiles = 'none' | 'finished' | 'all';

async function* one(text: string): AsyncGenerator<string> {
	yield text;
}

const textEntry = (name: string, text: string, modifiedAt: Date): ArchiveEntry => ({
	...{ name, modifiedAt, compress: true },
	open: async () => one(text),
});

/** Puts assets into a folder under their own names, numbered so that each name is there once. */
const fileEntries = (folder: string, files: readonly Asset[], { blobs }: ExportDeps): ArchiveEntry[] =>
	files.map((asset, at) => ({
		name: `${folder}/${String(at + 1).padStart(3, '0')}-${safeFileName(asset.name)}`,
		modifiedAt: new Date(asset.createdAt),
		compress: asset.mediaType.startsWith('text/') || asset.mediaType === 'application/json',
		open: async () => blobs.read(asset.id),
	}));

/** Everything that the page says, for programs, with the salt that the hash of each record needs. */
function evidenceJson({ production, assets, check, head }: ProvenProduction): string {
	const told = assets.map(({ asset, evidence, ...place }) => {
		const file = asset && { name: asset.name, mediaType: asset.mediaType, sizeBytes: asset.sizeBytes };
		const records = evidence.map((placed) => ({ ...toEntry(placed), salt: placed.record.salt }));
		return { ...place, file, evidence: records };
	});
	const chain = { length: head.sequence, headHash: head.hash };
	return `${JSON.stringify({ version: 1, production, check, chain, assets: told }, null, '\t')}\n`;
}

const recordsOf = (assets: readonly ProvenAsset[]) =>
	assets.flatMap((asset) => asset.evidence.flatMap(({ record }) => (record.evidence ? [{ asset, ...record }] : [])));

/** Receipts in words; those that are files lie beside. */
function receiptList(assets: readonly ProvenAsset[]): string {
	const lines = recordsOf(assets).flatMap(({ asset, evidence }) =>
		evidence?.receipt ? [`${assetTitle(asset)}: ${receiptText(evidence)}`] : [],
	);
	return lines.length === 0 ? 'No receipts are recorded.\n' : `${lines.join('\n')}\n`;
}

/** The files that records name as receipts, licence texts or account of the making, as far as they are in the store. */
async function namedFiles({ store }: ExportDeps, assets: readonly ProvenAsset[]) {
	const evidence = recordsOf(assets).flatMap(({ evidence: found }) => found ?? []);
	const find = async (ids: (string | undefined)[]) =>
		store.assets.find([...new Set(ids.filter((id) => id !== undefined))]);
	return {
		receipts: await find(evidence.map(({ receipt }) => receipt?.assetId)),
		licences: await find(evidence.map(({ licenceTextHash }) => licenceTextHash)),
		provenance: await find(evidence.map(({ provenanceAssetId }) => provenanceAssetId)),
	};
}

const chosenFiles = (assets: readonly ProvenAsset[], files: ExportedFiles): Asset[] =>
	assets
		.filter(({ roles }) => files === 'all' || (files === 'finished' && roles.length > 0))
		.flatMap(({ asset }) => asset ?? []);

/** The folder that shows the evidence of a production to somebody else. */
export async function exportEvidence(
	deps: ExportDeps,
	productionId: string,
	files: ExportedFiles,
): Promise<{ name: string; entries: ArchiveEntry[] }> {
	const proven = await proveProduction(deps, productionId);
	const { production, assets, now, head } = proven;
	const { text: credits } = creditsOf(proven);
	const { receipts, licences, provenance } = await namedFiles(deps, assets);
	const title = `Evidence of ${production.title === '' ? production.id : production.title}`;
	const page = blocksPage(title, 'en', evidenceBlocks({ ...proven, credits }));
	const places = assets.flatMap(({ evidence }) => evidence.flatMap(({ entry }) => entry?.sequence ?? []));
	return {
		name: `${safeFileName(title)}.zip`,
		entries: [
			textEntry('index.html', page, now),
			textEntry('evidence.json', evidenceJson(proven), now),
			textEntry('credits.txt', credits === '' ? 'Nothing asks for credit.\n' : `${credits}\n`, now),
			textEntry('receipts/receipts.txt', receiptList(assets), now),
			...fileEntries('receipts', receipts, deps),
			...fileEntries('licences', licences, deps),
			...fileEntries('provenance', provenance, deps),
			textEntry('chain/how-to-check.txt', howToCheck, now),
			{
				...{ name: 'chain/links.jsonl', modifiedAt: now, compress: true },
				open: async () => linkLines(deps.store, Math.min(...places, head.sequence + 1), head.sequence),
			},
			...fileEntries('assets', chosenFiles(assets, files), deps),
		],
	};
}
