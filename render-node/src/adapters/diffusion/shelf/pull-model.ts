import { mkdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import { inputInvalid, temporarilyUnavailable } from '../../../domain/refusal.js';
import { byteText } from './byte-text.js';
import type { CatalogueEntry } from './catalogue-schema.js';
import type { PullPlan } from './pull-event.js';
import { readManifest, removeManifest, writeManifest, type PullManifest } from './pull-manifest.js';
import { runPullProcess, type PullProcess } from './run-pull-process.js';

export type PullModelOptions = PullProcess & {
	modelsDir: string;
	/** Null: what the catalogue says, then what was pulled before, then the newest. */
	revision: string | null;
	now(): Date;
	/** Bytes that are free for us on the disk of a folder. */
	freeBytes?(folder: string): Promise<number>;
	onPlan(plan: PullPlan): void;
	onProgress(doneBytes: number, totalBytes: number): void;
};

/** Left free for what else writes on the disk meanwhile. */
const reserveBytes = 1024 ** 3;

/**
 * Fetches a model's files into its folder and writes its manifest. Whoever is at work with the model should be done: a
 * new revision replaces files in place. Licences are the caller's to check.
 * @throws Refusal with the way out; what was fetched stays
 */
export async function pullModel(entry: CatalogueEntry, options: PullModelOptions): Promise<PullManifest> {
	const { modelsDir, now, freeBytes = freeOnDisk } = options;
	if (entry.source === null) throw nothingToPull(entry);
	const folder = path.join(modelsDir, entry.id);
	const before = await readManifest(folder);
	await mkdir(folder, { recursive: true });
	const { repository } = entry.source;
	const known = before?.repository === repository ? before.commit : null;
	const revision = options.revision ?? entry.source.revision ?? known;
	const approve = async (plan: PullPlan) => {
		options.onPlan(plan);
		const free = await freeBytes(folder);
		if (plan.missingBytes > 0 && plan.missingBytes + reserveBytes > free) throw diskTooSmall(entry, plan, free);
		await removeManifest(folder);
	};
	const { commit, files } = await runPullProcess(
		{ source: { ...entry.source, revision }, folder, approve, onProgress: options.onProgress },
		options,
	);
	const names = new Set(files.map(({ path: name }) => name));
	for (const { path: name } of before?.files ?? [])
		if (!names.has(name)) await rm(path.join(folder, name), { force: true });
	const manifest: PullManifest = {
		...{ model: entry.id, repository, commit },
		licence: { id: entry.licence.id, url: entry.licence.url },
		pulledAt: now().toISOString(),
		files: files
			.map(({ path: name, sizeBytes, sha256 }) => ({ path: name, sizeBytes, sha256 }))
			.sort((a, b) => (a.path < b.path ? -1 : 1)),
	};
	await writeManifest(folder, manifest);
	return manifest;
}

async function freeOnDisk(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}

const nothingToPull = ({ label }: CatalogueEntry) =>
	inputInvalid('model-not-pullable', `${label} lies in a folder of its own, so there is nothing to pull`, {
		fix: 'Give its catalogue entry a source with a repository',
	});

const diskTooSmall = ({ label }: CatalogueEntry, { missingBytes }: PullPlan, free: number) =>
	temporarilyUnavailable(
		'disk-too-small',
		`${label} needs ${byteText(missingBytes)} more, and ${byteText(free)} are free on the disk with the models folder`,
		{
			detail: `${byteText(reserveBytes)} are left free for others.`,
			fix: 'Make room, or name a folder on another disk in SHOWRUNNER_MODELS_DIR',
		},
	);
