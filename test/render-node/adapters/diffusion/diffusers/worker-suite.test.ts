import { it } from '@jest/globals';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createDiffusersEngine } from '../../../../../render-node/src/adapters/diffusion/diffusers/create-diffusers-engine.js';
import { findDevices } from '../../../../../render-node/src/adapters/diffusion/diffusers/find-devices.js';
import type { ModelFamily, ShelvedModel } from '../../../../../render-node/src/domain/diffusion/catalogue.js';
import {
	describeDiffusion,
	diffusionPython,
	tinyModel as tinyPipeline,
	workerEnvironment,
	workerFolder,
} from '../../../../kits/python-diffusion.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';
import { scriptedEngine, tinyModel } from './scripted-engine.js';
import { workerSuite } from './worker-suite.js';

const named = (shelf: readonly ShelvedModel[], id: string): ShelvedModel => {
	const found = shelf.find(({ model }) => model.card.id === id);
	if (!found) throw new Error(`no model ${id}`);
	return found;
};
const three = (shelf: readonly ShelvedModel[]) => ({
	...{ picture: named(shelf, 'picture'), clip: named(shelf, 'clip'), broken: named(shelf, 'broken') },
});

workerSuite('the scripted worker', async () => {
	const { engine, shelf, folder, close } = scriptedEngine({
		models: { picture: [10, 2], clip: [10, 2], broken: [10, 2] },
		script: { others: { stepMs: 10 } },
	});
	const models = three(shelf);
	rmSync(path.join(models.broken.path ?? '', 'model_index.json'));
	return { engine, models, folder, close };
});

/** The real worker with pipelines of random weights, a megabyte each. */
async function startReal(python: string) {
	const folder = temporaryFolder('real-worker');
	const scratchRoot = path.join(folder.path, 'scratch');
	mkdirSync(scratchRoot);
	const tiny = (id: string, family: ModelFamily, name: string | null): ShelvedModel => {
		const made = tinyModel(folder.path, id, 2e6, 1e6);
		return { ...made, model: { ...made.model, family }, ...(name !== null && { path: tinyPipeline(name) }) };
	};
	const shelf = [tiny('picture', 'sdxl', 'sdxl'), tiny('clip', 'wan', 'wan-small'), tiny('broken', 'sdxl', null)];
	const { PYTHONPATH, OMP_NUM_THREADS } = workerEnvironment;
	const engine = createDiffusersEngine({
		// With one thread the processor adds in one order, so that another process gives the same bytes.
		command: { program: python, args: ['-u', '-m', 'showrunner_diffusion'], env: { PYTHONPATH, OMP_NUM_THREADS } },
		...{ shelf: { models: async () => shelf }, ffmpegPath: 'ffmpeg', scratchRoot, log: silentLog() },
		devices: () => findDevices(python, workerFolder),
	});
	const close = async () => {
		await engine.close();
		folder.remove();
	};
	return { engine, models: three(shelf), folder: folder.path, close };
}

if (diffusionPython === null)
	describeDiffusion('the diffusers engine over the real worker', () => {
		it('needs a Python with torch and diffusers', () => undefined);
	});
else {
	const python = diffusionPython;
	workerSuite('the real worker', () => startReal(python));
}
