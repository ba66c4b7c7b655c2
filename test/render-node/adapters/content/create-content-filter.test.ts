import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
	createContentFilter,
	type ContentFilterOptions,
	type PictureJudge,
} from '../../../../render-node/src/adapters/content/create-content-filter.js';
import type { ContentVerdict } from '../../../../render-node/src/domain/diffusion/content-filter.js';
import { silentLog } from '../../../kits/silent-log.js';
import { temporaryFolder } from '../../../kits/temporary-folder.js';
import { refusalOf } from '../diffusion/diffusers/scripted-engine.js';

const never = new AbortController().signal;
const filterWith = (options: Partial<ContentFilterOptions> = {}) =>
	createContentFilter({ mode: 'open', rulesFile: null, judge: null, log: silentLog(), ...options });

/** A judge with one opinion, that keeps what it was asked. */
function judgeOf(verdict: ContentVerdict, version = '1') {
	const asked: string[] = [];
	let isClosed = false;
	const judge: PictureJudge = {
		version,
		judge: async (file, mediaType) => {
			asked.push(`${file} ${mediaType}`);
			return verdict;
		},
		close: async () => void (isClosed = true),
	};
	return { judge, asked, isClosed: () => isClosed };
}

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (folder = temporaryFolder('content')));
afterEach(() => folder.remove());

const rulesFile = (text: string): string => {
	const file = path.join(folder.path, 'rules.txt');
	writeFileSync(file, text);
	return file;
};

const forbidden = 'a naked child';
const acme = 'the ACME logo';

describe('the rules for prompts', () => {
	it('come with the service', async () => {
		const filter = await filterWith();
		expect(filter.checkPrompt(forbidden)).toMatchObject({
			kind: 'rejected',
			reason: expect.stringContaining('minors'),
		});
		expect(filter.checkPrompt(acme)).toEqual({ kind: 'passed' });
	});

	it('are more with a file of the operator', async () => {
		const filter = await filterWith({
			rulesFile: rulesFile('# Ours\nour brand is not for sale: acme* + logo, label\n'),
		});
		expect(filter.checkPrompt(acme)).toEqual({ kind: 'rejected', reason: 'our brand is not for sale' });
		expect(filter.checkPrompt(forbidden)).toMatchObject({ kind: 'rejected' });
		expect(filter.checkPrompt('the ACME tower')).toEqual({ kind: 'passed' });
	});

	it('name the lines of the file that are off', async () => {
		const problem = await refusalOf(
			filterWith({ rulesFile: rulesFile('fine: word\nno colon\nempty group: word +\n') }),
		);
		expect(problem).toMatchObject({ type: 'content-rules-broken', kind: 'configuration-invalid' });
		expect(problem.detail).toMatch(/^Line 2: .+\. Line 3: .+\.$/);
	});

	it('say when the file is missing', async () => {
		const missing = path.join(folder.path, 'missing.txt');
		const problem = await refusalOf(filterWith({ rulesFile: missing }));
		expect(problem).toMatchObject({ type: 'content-rules-missing', fix: expect.stringContaining('CONTENT_RULES') });
		expect(problem.title).not.toContain(missing);
	});

	it('hold when what cannot be checked passes, and do not when nothing is checked', async () => {
		const kinds = (['open', 'closed', 'off'] as const).map(
			async (mode) => (await filterWith({ mode })).checkPrompt(forbidden).kind,
		);
		expect(await Promise.all(kinds)).toEqual(['rejected', 'rejected', 'passed']);
	});
});

describe('a look at what was made', () => {
	const unchecked = { kind: 'unchecked', reason: 'The classifier did not answer in time' } as const;
	const look = async (mode: ContentFilterOptions['mode'], judge: PictureJudge | null) =>
		(await filterWith({ mode, judge })).checkFile('/a.png', 'image/png', never);

	it('has the verdict of the judge when there is one', async () => {
		for (const mode of ['open', 'closed'] as const) {
			for (const verdict of [{ kind: 'passed' }, { kind: 'rejected', reason: 'nudity' }] as const) {
				const { judge, asked } = judgeOf(verdict);
				expect(await look(mode, judge)).toEqual(verdict);
				expect(asked).toEqual(['/a.png image/png']);
			}
		}
	});

	it('leaves what could not be looked at unchecked when that may pass', async () => {
		expect(await look('open', judgeOf(unchecked).judge)).toEqual(unchecked);
		expect(await look('open', null)).toEqual({ kind: 'unchecked', reason: 'No classifier is set up' });
	});

	it('rejects what could not be looked at when that may not pass, and says why', async () => {
		expect(await look('closed', judgeOf(unchecked).judge)).toEqual({
			kind: 'rejected',
			reason: 'It could not be checked: The classifier did not answer in time',
		});
		expect(await look('closed', null)).toMatchObject({ kind: 'rejected', reason: expect.stringContaining('set up') });
	});

	it('is not taken when nothing is checked', async () => {
		const { judge, asked } = judgeOf({ kind: 'rejected', reason: 'nudity' });
		expect(await look('off', judge)).toEqual({ kind: 'passed' });
		expect(asked).toEqual([]);
	});

	it('ends the judge with the filter', async () => {
		const { judge, isClosed } = judgeOf({ kind: 'passed' });
		const filter = await filterWith({ judge });
		expect(isClosed()).toBe(false);
		await filter.close();
		expect(isClosed()).toBe(true);
	});
});

describe('the version of the filter', () => {
	it('changes with the mode, the rules and the judge, and with nothing else', async () => {
		const version = async (options: Partial<ContentFilterOptions>) => (await filterWith(options)).version;
		const passes = { kind: 'passed' } as const;
		const versions = [
			await version({}),
			await version({ mode: 'closed' }),
			await version({ rulesFile: rulesFile('ours: acme\n') }),
			await version({ judge: judgeOf(passes).judge }),
			await version({ judge: judgeOf(passes, '2').judge }),
		];
		expect(new Set(versions).size).toBe(versions.length);
		expect(await version({})).toBe(versions[0]);
	});
});
