import { readAcceptances, recordAcceptance } from '../adapters/diffusion/shelf/accepted-licences.js';
import { byteText } from '../adapters/diffusion/shelf/byte-text.js';
import type { CatalogueEntry } from '../adapters/diffusion/shelf/catalogue-schema.js';
import type { PullPlan } from '../adapters/diffusion/shelf/pull-event.js';
import { pullModel } from '../adapters/diffusion/shelf/pull-model.js';
import { readCatalogue } from '../adapters/diffusion/shelf/read-catalogue.js';
import { conflict } from '../domain/refusal.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { findEntry, pythonPackages, type ModelStore } from './model-store.js';

type PullWish = { id: string; revision: string | null; acceptsLicence: boolean };

/** Fetches a model once its licence is accepted. @throws Refusal */
export async function pullOne(store: ModelStore, run: CommandRun, wish: PullWish): Promise<ExitCode> {
	const entry = findEntry(await readCatalogue(store), wish.id);
	await acceptLicence(store, run, entry, wish.acceptsLicence);
	run.say(`Asking for ${entry.source?.repository ?? entry.label} …`);
	const manifest = await pullModel(entry, {
		...{ modelsDir: store.modelsDir, pythonPath: store.pythonPath, packageDir: pythonPackages },
		...{ environment: run.environment, signal: run.signal, now: run.now, freeBytes: run.freeBytes },
		revision: wish.revision,
		onPlan: (plan) => run.say(planText(plan)),
		onProgress: progressLines(run),
	});
	const sizeBytes = manifest.files.reduce((sum, file) => sum + file.sizeBytes, 0);
	run.say(`${entry.id} is there: ${manifest.files.length} files, ${byteText(sizeBytes)}, at ${manifest.commit}`);
	return 0;
}

async function acceptLicence(
	{ modelsDir, acceptedLicences }: ModelStore,
	run: CommandRun,
	{ label, licence: { id, url, note, needsAcceptance } }: CatalogueEntry,
	isAccepted: boolean,
): Promise<void> {
	if (!needsAcceptance || acceptedLicences.includes(id)) return;
	const recorded = await readAcceptances(modelsDir);
	if (recorded.some(({ licence }) => licence === id)) return;
	if (!isAccepted)
		throw conflict('licence-not-accepted', `${label} comes under a licence that has to be accepted: ${id}`, {
			detail: note,
			fix: `Read ${url}, then run again with --accept-licence`,
		});
	await recordAcceptance(modelsDir, { licence: id, url, acceptedAt: run.now().toISOString() });
	run.say(`The acceptance of ${id} is recorded`);
}

const planText = ({ commit, files, totalBytes, missingBytes }: PullPlan) =>
	`Commit ${commit}: ${files} files, ${byteText(totalBytes)}, of which ${byteText(missingBytes)} are to fetch`;

/** One line for each whole percent. */
function progressLines(run: CommandRun) {
	let told = -1;
	return (doneBytes: number, totalBytes: number) => {
		const percent = totalBytes === 0 ? 100 : Math.floor((doneBytes * 100) / totalBytes);
		if (percent === told) return;
		told = percent;
		run.say(`${String(percent).padStart(3)} %  ${byteText(doneBytes)} of ${byteText(totalBytes)}`);
	};
}
