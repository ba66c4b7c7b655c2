import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../../../domain/error-code.js';
import { catalogueEntrySchema, catalogueFileSchema, type CatalogueEntry } from './catalogue-schema.js';

/** An entry, or a whole file where `id` is null, that cannot be used. */
export type BrokenEntry = { file: string; id: string | null; reason: string };

export type Catalogue = { entries: CatalogueEntry[]; broken: BrokenEntry[] };

type RawEntry = Record<string, unknown>;

/**
 * The models of the catalogue that comes with the service, with what the operator's own adds. An entry of theirs with
 * the id of one of ours replaces the members that it has; in front of ours stands what is new, since `auto` takes the
 * first that is able. A broken entry leaves the others, and ours in its place where there is one.
 */
export async function readCatalogue(files: {
	catalogueFile: string;
	userCatalogueFile: string | null;
}): Promise<Catalogue> {
	const ours = await readRaw(files.catalogueFile);
	const theirs =
		files.userCatalogueFile === null ? { entries: [], broken: [] } : await readRaw(files.userCatalogueFile);
	const broken = [...ours.broken, ...theirs.broken];
	const check = (file: string, raw: RawEntry): CatalogueEntry | null => {
		const parsed = catalogueEntrySchema.safeParse(raw);
		if (parsed.success) return withAbsolutePath(parsed.data, file);
		broken.push({ file, id: typeof raw.id === 'string' ? raw.id : null, reason: complaint(parsed.error.issues) });
		return null;
	};
	const shipped = new Map<string, CatalogueEntry>();
	for (const raw of ours.entries) {
		const entry = check(files.catalogueFile, raw);
		if (entry) shipped.set(entry.id, entry);
	}
	const added: CatalogueEntry[] = [];
	for (const raw of theirs.entries) {
		const base = ours.entries.find(({ id }) => id === raw.id);
		const entry = check(files.userCatalogueFile ?? '', { ...base, ...raw });
		if (entry && base) shipped.set(entry.id, entry);
		else if (entry) added.push(entry);
	}
	const unique = new Map([...added, ...shipped.values()].map((entry) => [entry.id, entry]));
	return { entries: [...unique.values()], broken };
}

async function readRaw(file: string): Promise<{ entries: RawEntry[]; broken: BrokenEntry[] }> {
	const unusable = (reason: string) => ({ entries: [], broken: [{ file, id: null, reason }] });
	let json: unknown;
	try {
		json = JSON.parse(await readFile(file, 'utf8'));
	} catch (error) {
		return unusable(
			error instanceof SyntaxError ? `is no JSON: ${error.message}` : `cannot be read: ${errorCode(error)}`,
		);
	}
	const parsed = catalogueFileSchema.safeParse(json);
	return parsed.success ? { entries: parsed.data.models, broken: [] } : unusable(complaint(parsed.error.issues));
}

const withAbsolutePath = (entry: CatalogueEntry, file: string): CatalogueEntry =>
	entry.path === null ? entry : { ...entry, path: path.resolve(path.dirname(file), entry.path) };

type Issue = { path: PropertyKey[]; message: string };

const complaint = (issues: readonly Issue[]) =>
	issues.map(({ path: at, message }) => [at.map(String).join('.'), message].filter(Boolean).join(': ')).join('; ');
