import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readPolicy } from '../../../../render-node/src/adapters/content/rejection-policy.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';
import { refusalOf } from '../diffusion/diffusers/scripted-engine.js';
import { classifierFolder } from './scripted-judge.js';

const folders: ReturnType<typeof temporaryFolder>[] = [];
const folderWith = (labels: string[], policy?: unknown) => {
	const folder = temporaryFolder('policy');
	folders.push(folder);
	return classifierFolder(folder.path, labels, policy);
};

afterEach(() => folders.splice(0).forEach((folder) => folder.remove()));

describe('the policy of a classifier', () => {
	it('is what its file says', async () => {
		const folder = folderWith(['calm', 'wild', 'nsfw'], { reject: { wild: 0.8, calm: 1 } });
		expect([...(await readPolicy(folder))]).toEqual([
			['wild', 0.8],
			['calm', 1],
		]);
	});

	it('is a preset for labels that speak for themselves where there is no file', async () => {
		const labels = [
			'drawings',
			'hentai',
			'neutral',
			'porn',
			'sexy',
			'sfw',
			'safe',
			'NonViolence',
			'not_nsfw',
			'Nudity',
		];
		const policy = await readPolicy(
			folderWith([...labels, 'graphic violence', 'NSFW', 'gore/blood', 'unsafe', 'violin']),
		);
		const unwanted = ['hentai', 'porn', 'sexy', 'Nudity', 'graphic violence', 'NSFW', 'gore/blood', 'unsafe'];
		expect([...policy]).toEqual(unwanted.map((label) => [label, 0.5]));
	});

	it.each<[string, unknown, string]>([
		['no JSON', '{ "reject": ', 'not JSON'],
		['another form', { refuse: { nsfw: 0.5 } }, 'reject'],
		['something else beside it', { reject: { nsfw: 0.5 }, mode: 'closed' }, 'mode'],
		['a score that none can have', { reject: { nsfw: 50 } }, 'policy.reject.nsfw'],
		['no label', { reject: {} }, 'names no label'],
		[
			'a label that the classifier does not give',
			{ reject: { nswf: 0.5 } },
			'no label "nswf"; it has "normal", "nsfw"',
		],
	])('is refused with %s', async (_, policy, words) => {
		const problem = await refusalOf(readPolicy(folderWith(['normal', 'nsfw'], policy)));
		expect(problem).toMatchObject({ type: 'content-policy-broken', kind: 'configuration-invalid' });
		expect(problem.detail).toContain(words);
		expect(problem.fix).toContain('policy.json');
	});

	it('is refused when the file cannot be read', async () => {
		const folder = folderWith(['nsfw']);
		mkdirSync(path.join(folder, 'policy.json'));
		expect(await refusalOf(readPolicy(folder))).toMatchObject({ type: 'content-policy-broken' });
	});

	it('has to be written where no label speaks for itself', async () => {
		const problem = await refusalOf(readPolicy(folderWith(['LABEL_0', 'LABEL_1'])));
		expect(problem).toMatchObject({ type: 'content-policy-missing', detail: expect.stringContaining('"LABEL_0"') });
		expect([...(await readPolicy(folderWith(['LABEL_0', 'LABEL_1'], { reject: { LABEL_1: 0.5 } })))]).toHaveLength(1);
	});

	it('is refused with a folder that holds no classifier', async () => {
		const problem = await refusalOf(readPolicy('/nowhere/classifier'));
		expect(problem).toMatchObject({ type: 'content-classifier-missing', kind: 'configuration-invalid' });
		expect(problem.title).not.toContain('/nowhere');
	});
});
