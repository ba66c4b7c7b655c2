import { describe, expect, it } from '@jest/globals';
import { pullModel } from '../../../../../render-node/src/adapters/diffusion/shelf/pull-model';
import { catalogueEntry } from '../../../../kits/catalogue-entry';
import { temporaryFolder } from '../../../../kits/temporary-folder';

describe('a pull without Python', () => {
	const pullWith = async (pythonPath: string, changes: object = {}) => {
		const folder = temporaryFolder('pull');
		try {
			await pullModel(catalogueEntry(changes), {
				...{ pythonPath, packageDir: folder.path, environment: { PATH: process.env.PATH }, revision: null },
				...{ signal: new AbortController().signal, modelsDir: folder.path, now: () => new Date() },
				...{ onPlan: () => undefined, onProgress: () => undefined },
			});
		} finally {
			folder.remove();
		}
	};

	it('says which setting names one', async () => {
		await expect(pullWith('/nowhere/python3')).rejects.toMatchObject({
			problem: { type: 'python-missing', fix: expect.stringContaining('SHOWRUNNER_PYTHON') },
		});
	});

	it('says so where the program is something else', async () => {
		await expect(pullWith('false')).rejects.toMatchObject({ problem: { type: 'pull-failed' } });
	});

	it('has nothing to do for a model that lies in a folder of its own', async () => {
		await expect(pullWith('false', { source: null, path: '/models/mine' })).rejects.toMatchObject({
			problem: { type: 'model-not-pullable' },
		});
	});
});
