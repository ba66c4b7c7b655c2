import type { Asset, exportPersonRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { ArchiveEntry } from '../../domain/evidence/archive.js';
import { safeFileName } from '../../domain/evidence/safe-file-name.js';
import { jsonOf } from '../../domain/privacy/row-places.js';
import type { Deps } from '../deps.js';
import { recordAudit } from '../record-audit.js';
import { namePerson } from './name-person.js';
import { rowsNaming, type NamingRow } from './rows-naming.js';

type ExportDeps = Pick<Deps, 'store' | 'clock' | 'blobs'>;
type Wish = z.output<typeof exportPersonRequest>;

const assetIds = /(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/g;

const about = `rows.jsonl: every row of the books that names the person, one a line, with its table, its id and what callers wrote in it.
assets.json: the files that these rows name, among them such as only stand in the same row.
files/: these files, where they were asked for.
`;

const told = ({ table, row }: NamingRow) => {
	const values = Object.entries(table.columns).map(([column, kind]) => {
		const text = row.values[column] ?? null;
		return [column, text === null ? null : (jsonOf(kind, text) ?? text)];
	});
	return { table: table.table, id: row.key.join(' '), at: row.at, values: Object.fromEntries(values) as unknown };
};

type NamedAsset = { asset: Asset; isThere: boolean };

/** The assets that rows name, and whether their bytes can still be read. */
async function namedAssets({ store, blobs }: ExportDeps, ids: readonly string[]): Promise<NamedAsset[]> {
	const named: NamedAsset[] = [];
	for (let at = 0; at < ids.length; at += 1_000) {
		for (const asset of await store.assets.find(ids.slice(at, at + 1_000))) {
			named.push({ asset, isThere: (await blobs.sizeOf(asset.id)) !== null });
		}
	}
	return named;
}

const listed = ({ asset: { id, name, mediaType, sizeBytes, createdAt }, isThere }: NamedAsset) => ({
	...{ id, name, mediaType, sizeBytes, createdAt, isThere },
});

const fileEntries = ({ blobs }: ExportDeps, assets: readonly NamedAsset[]): ArchiveEntry[] =>
	assets
		.filter(({ isThere }) => isThere)
		.map(({ asset }, at) => ({
			name: `files/${String(at + 1).padStart(3, '0')}-${safeFileName(asset.name)}`,
			modifiedAt: new Date(asset.createdAt),
			compress: asset.mediaType.startsWith('text/') || asset.mediaType === 'application/json',
			open: async () => blobs.read(asset.id),
		}));

/** Everything that the books say about a person, to answer who asks for it. Rows are read as the folder is written. */
export async function exportPerson(
	deps: ExportDeps,
	{ texts, files }: Wish,
	secret: Buffer,
	actor: string,
): Promise<ArchiveEntry[]> {
	const { store, clock } = deps;
	const person = namePerson(texts, secret);
	const ids = new Set<string>();
	let rows = 0;
	for await (const { row } of rowsNaming(store.privacy, person)) {
		rows++;
		for (const [id] of JSON.stringify(row).matchAll(assetIds)) ids.add(id);
	}
	const assets = await namedAssets(deps, [...ids]);
	const now = clock.now();
	const facts = { rows, assets: assets.length, files };
	const entry = { actor, action: 'privacy.export', subject: `person:${person.textsHash}`, facts };
	await store.transaction((books) => recordAudit(books, entry, now));
	const text = (name: string, lines: () => AsyncIterable<string>): ArchiveEntry => ({
		...{ name, modifiedAt: now, compress: true },
		open: async () => lines(),
	});
	return [
		text('about.txt', async function* () {
			yield about;
		}),
		text('rows.jsonl', async function* () {
			for await (const row of rowsNaming(store.privacy, person)) yield `${JSON.stringify(told(row))}\n`;
		}),
		text('assets.json', async function* () {
			yield `${JSON.stringify(assets.map(listed), null, '\t')}\n`;
		}),
		...(files ? fileEntries(deps, assets) : []),
	];
}
