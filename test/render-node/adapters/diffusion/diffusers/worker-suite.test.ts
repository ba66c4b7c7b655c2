import { describe, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createDiffusersEngine } from '../../../../../render-node/src/adapters/diffusion/diffusers/create-diffusers-engine.js';
import { findDevices } from '../../../../../render-node/src/adapters/diffusion/diffusers/find-devices.js';
import type { ModelFamily, ShelvedModel } from '../../../../../render-node/src/domain/diffusion/catalogue.js';
import { silentLog } from '../../../../kits/silent-log.js';
import { temporaryFolder } from '../../../../kits/temporary-folder.js';
import { scriptedEngine, tinyModel } from './scripted-engine.js';
import { workerSuite } from './worker-suite.js';

const root = fileURLToPath(new URL('../../../../../', import.meta.url));
const python = process.env['SHOWRUNNER_TEST_PYTHON'] ?? path.join(root, '.toolchain/diffusion/bin/python');
const workerDir = path.join(root, 'render-node/diffusion');
const tinyPipelines = path.join(root, 'test/fixtures/diffusion/tiny_pipelines.py');

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
async function startReal() {
	const folder = temporaryFolder('real-worker');
	const scratchRoot = path.join(folder.path, 'scratch');
	mkdirSync(scratchRoot);
	await promisify(execFile)(python, [tinyPipelines, folder.path, 'sdxl', 'wan-small']);
	const tiny = (id: string, family: ModelFamily, name: string | null): ShelvedModel => {
		const made = tinyModel(folder.path, id, 2e6, 1e6);
		return { ...made, model: { ...made.model, family }, ...(name && { path: path.join(folder.path, name) }) };
	};
	const shelf = [tiny('picture', 'sdxl', 'sdxl'), tiny('clip', 'wan', 'wan-small'), tiny('broken', 'sdxl', null)];
	const engine = createDiffusersEngine({
		command: { program: python, args: ['-u', '-m', 'showrunner_diffusion'], env: { PYTHONPATH: workerDir } },
		...{ shelf: { models: async () => shelf }, ffmpegPath: 'ffmpeg', scratchRoot, log: silentLog() },
		devices: () => findDevices(python, workerDir),
	});
	const close = async () => {
		await engine.close();
		folder.remove();
	};
	return { engine, models: three(shelf), folder: folder.path, close };
}

if (existsSync(python)) workerSuite('the real worker', startReal);
else
	describe.skip('the diffusers engine over the real worker', () =>
		it('needs a Python with torch and diffusers', () => undefined));
