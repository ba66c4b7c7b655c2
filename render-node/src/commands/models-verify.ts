import path from 'node:path';
import { readCatalogue } from '../adapters/diffusion/shelf/read-catalogue.js';
import { readManifest } from '../adapters/diffusion/shelf/pull-manifest.js';
import { verifyModel, type VerifiedModel } from '../adapters/diffusion/shelf/verify-model.js';
import type { CommandRun, ExitCode } from './command-run.js';
import { findEntry, type ModelStore } from './model-store.js';

/** Hashes one model, or all that were pulled, and names each file that is off. @throws Refusal */
export async function verifyModels(store: ModelStore, run: CommandRun, id: string | null): Promise<ExitCode> {
	const catalogue = await readCatalogue(store);
	const folderOf = (model: string) => path.join(store.modelsDir, model);
	const ids = id === null ? catalogue.entries.map((entry) => entry.id) : [findEntry(catalogue, id).id];
	let isWell = true;
	let checked = 0;
	for (const model of ids) {
		if (id === null && (await readManifest(folderOf(model))) === null) continue;
		const found = await verifyModel(folderOf(model), run.signal);
		checked += 1;
		isWell = tell(run, model, found) && isWell;
	}
	if (checked === 0) run.say('No model was pulled yet: see render-node models list');
	return isWell ? 0 : 1;
}

function tell(run: CommandRun, model: string, { commit, files, missing, changed, extra }: VerifiedModel): boolean {
	if (commit === null) {
		run.warn(`${model}: no finished pull; run render-node models pull ${model}`);
		return false;
	}
	for (const name of missing) run.warn(`${model}: ${name} is missing`);
	for (const name of changed) run.warn(`${model}: ${name} is not what was pulled`);
	for (const name of extra) run.warn(`${model}: ${name} was not pulled`);
	const off = missing.length + changed.length;
	if (off > 0) run.warn(`${model}: run render-node models pull ${model} to mend it`);
	if (off + extra.length > 0) return false;
	run.say(`${model}: all ${files} files are as they were pulled, at ${commit}`);
	return true;
}
