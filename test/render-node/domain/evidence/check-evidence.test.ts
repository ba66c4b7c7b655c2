import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '@showrunner/contract';
import { checkEvidence } from '../../../../render-node/src/domain/evidence/check-evidence.js';
import { creditLines, creditsText } from '../../../../render-node/src/domain/evidence/credits.js';
import { licenceTerms } from '../../../../render-node/src/domain/evidence/licence-terms.js';
import type { Demands } from '../../../../render-node/src/domain/evidence/rights-gaps.js';
import { safeFileName } from '../../../../render-node/src/domain/evidence/safe-file-name.js';
import { assetOf, idOf } from '../../../kits/known-assets.js';

const now = new Date('2026-06-01T00:00:00Z');
const strict: Demands = {
	commercialUse: 'allowed',
	territories: ['DE', 'US'],
	validAt: now,
	...{ credits: true, receipts: true, aiDisclosure: true, kidsModeration: true, uploaderClaims: true },
};

/** Codes of what is missing when a video is made from one photo with this evidence. */
function gapsOf(evidence: Partial<Evidence>[], demands: Partial<Demands> = {}, aiDisclosed = false): string[] {
	const video = assetOf('video', [{ origin: 'rendered', licence: 'as its parts', madeFrom: [idOf('photo')] }]);
	const assets = new Map([video, assetOf('photo', evidence)].map((asset) => [asset.id, asset]));
	const finished = [{ role: 'video', assetId: video.id }];
	return checkEvidence(finished, assets, { ...strict, ...demands }, aiDisclosed).missing.map(({ code }) => code);
}

const stock = { sourceKind: 'stock', origin: 'uploaded' } as const;
const receipt = { number: 'INV 7' };

describe('the check of evidence', () => {
	it.each<[string, Partial<Evidence>, string[]]>([
		['what the service drew itself', {}, []],
		['an upload of which nothing is known', { origin: 'uploaded', licence: "uploader's own responsibility" }, []],
		['an own recording under no licence at all', { sourceKind: 'own-recording', licence: 'mine' }, []],
		['free stock', { ...stock, licence: 'Pexels licence' }, []],
		['stock that may be paid', { ...stock, licence: 'Library terms', commercialUse: 'allowed' }, ['receipt-missing']],
		['paid stock with its receipt', { ...stock, licence: 'x', commercialUse: 'allowed', receipt }, []],
		['stock that is said to be free', { ...stock, licence: 'x', commercialUse: 'allowed', paid: false }, []],
		[
			'a licence that was bought',
			{ sourceKind: 'licensed', licence: 'x', commercialUse: 'allowed' },
			['receipt-missing'],
		],
		['terms that nobody has read', { ...stock, licence: 'Some terms', receipt }, ['commercial-use-unclear']],
		['a model with conditions', { licence: 'LTX-2-Community' }, ['commercial-use-unclear']],
		['a model for study', { licence: 'FLUX-dev-non-commercial' }, ['commercial-use-forbidden']],
		['CC BY-NC', { licence: 'CC-BY-NC-4.0', author: 'Ann' }, ['commercial-use-forbidden']],
		['CC BY without an author', { licence: 'CC BY 4.0' }, ['credit-missing']],
		['CC BY with its author', { licence: 'CC-BY-4.0', author: 'Ann' }, []],
		['CC BY-ND in a video', { licence: 'CC BY-ND 4.0', author: 'Ann' }, ['changes-forbidden']],
		['a licence that ended this very moment', { licenceExpiresAt: now.toISOString() }, ['licence-expired']],
		['a licence that ends in a moment', { licenceExpiresAt: '2026-06-01T00:00:00.001Z' }, []],
		['a licence for one country', { territories: ['DE'] }, ['territory-not-covered']],
		['a licence for these countries', { territories: ['US', 'DE', 'FR'] }, []],
		[
			'all at once',
			{
				...stock,
				licence: 'CC-BY-NC-ND-4.0',
				paid: true,
				territories: ['FR'],
				licenceExpiresAt: '2020-01-01T00:00:00Z',
			},
			[
				...['commercial-use-forbidden', 'changes-forbidden', 'licence-expired', 'territory-not-covered'],
				...['credit-missing', 'receipt-missing'],
			],
		],
	])('of %s', (_, evidence, expected) => {
		expect(gapsOf([evidence])).toEqual(expected);
	});

	it('asks for less where less is demanded', () => {
		expect(gapsOf([{ licence: 'CC-BY-NC-ND-4.0' }], { commercialUse: 'any', credits: false })).toEqual([]);
		expect(gapsOf([{ licence: 'LTX-2-Community' }], { commercialUse: 'not-forbidden' })).toEqual([]);
		expect(gapsOf([{ licence: 'FLUX-dev-non-commercial' }], { commercialUse: 'not-forbidden' })).toEqual([
			'commercial-use-forbidden',
		]);
		expect(gapsOf([{ sourceKind: 'licensed', commercialUse: 'allowed' }], { receipts: false })).toEqual([]);
		expect(gapsOf([{ territories: ['FR'] }], { territories: [] })).toEqual([]);
	});

	it('takes one proof that is enough, and the word of an uploader only where nothing more is known', () => {
		const claim = { origin: 'uploaded', licence: "uploader's own responsibility" } as const;
		const expired = { ...stock, licence: 'Pexels', licenceExpiresAt: '2026-01-01T00:00:00Z' };
		expect(gapsOf([expired, { ...expired, licenceExpiresAt: '2027-01-01T00:00:00Z' }])).toEqual([]);
		expect(gapsOf([{ licence: 'FLUX-dev-non-commercial' }, claim])).toEqual(['commercial-use-forbidden']);
		expect(gapsOf([claim], { uploaderClaims: false })).toEqual(['claim-only']);
		expect(gapsOf([])).toEqual(['evidence-missing']);
	});

	it('asks once for each finished asset whether AI is disclosed', () => {
		expect(gapsOf([{ aiGenerated: true }])).toEqual(['ai-undisclosed']);
		expect(gapsOf([{ aiGenerated: true }], {}, true)).toEqual([]);
		expect(gapsOf([{ aiGenerated: true }], { aiDisclosure: false })).toEqual([]);
		expect(gapsOf([{ aiGenerated: false }])).toEqual([]);
	});

	it('names each missing asset with role, reason and the way out', () => {
		const lost = idOf('lost');
		const video = assetOf('video', [{ madeFrom: [lost] }]);
		const finished = [
			{ role: 'video-9x16', assetId: video.id },
			{ role: 'thumbnail', assetId: idOf('nowhere') },
		];
		const { missing, checkedAssets } = checkEvidence(finished, new Map([[video.id, video]]), strict, false);
		expect(checkedAssets).toBe(3);
		expect(missing).toEqual([
			expect.objectContaining({ code: 'asset-missing', role: 'thumbnail', usedIn: ['thumbnail'], name: null }),
			{
				...{ code: 'asset-missing', assetId: lost, name: null, role: 'source', usedIn: ['video-9x16'] },
				...{ reason: expect.stringMatching(/^This asset/), fix: expect.stringMatching(/^Upload/) },
			},
		]);
	});
});

describe('licences', () => {
	it.each([
		['CC0-1.0', 'allowed', false],
		['Public domain', 'allowed', false],
		['cc by-sa 3.0', 'allowed', true],
		['CC BY-NC-SA 4.0', 'forbidden', true],
		['Apache-2.0', 'allowed', false],
		['CMU Flite licence (BSD-like)', 'allowed', false],
		['CMU licence (BSD-like), HTS parts BSD-3-Clause', 'allowed', false],
		['speech made with espeak-ng (program: GPL-3.0-or-later)', 'allowed', false],
		['as its parts', 'allowed', false],
		['CreativeML-OpenRAIL++-M', 'allowed', false],
		['Free for non commercial use', 'forbidden', false],
	])('of %s are known', (name, commercialUse, creditRequired) => {
		expect(licenceTerms(name)).toMatchObject({ commercialUse, creditRequired });
	});

	it.each(['', 'Editorial use', 'Mitigated terms', 'CC', 'own workshop terms'])("are not guessed from '%s'", (name) => {
		expect(licenceTerms(name)).toBeNull();
	});
});

describe('credits', () => {
	const photo = { licence: 'CC-BY-4.0', author: 'Ann', sourceUrl: 'https://photos.test/1' };

	it('name author, place and licence, each line once, and lines that somebody recorded', () => {
		const lines = creditLines(
			[
				assetOf('a', [photo]),
				assetOf('b', [photo]),
				assetOf('c', [{ licence: 'Pexels', creditLine: 'Photo: Bo' }]),
				assetOf('d', [{ licence: 'CC0-1.0', author: 'Cy' }]),
			],
			strict,
		);
		expect(lines).toEqual([
			{ line: 'Ann, https://photos.test/1, CC-BY-4.0', assetIds: [idOf('a'), idOf('b')] },
			{ line: 'Photo: Bo', assetIds: [idOf('c')] },
		]);
		expect(creditsText(lines)).toBe('Credits\n- Ann, https://photos.test/1, CC-BY-4.0\n- Photo: Bo');
		expect(creditsText([])).toBe('');
	});
});

describe('names of files in a folder', () => {
	it.each([
		['../../etc/passwd', '_.._etc_passwd'],
		['a\u0000b\n.png', 'a_b_.png'],
		['C:\\x\\y.mp4', 'C__x_y.mp4'],
		['...', 'file'],
		['é.jpg', 'é.jpg'],
		['日本語.mp4', '日本語.mp4'],
	])('%j becomes %j', (name, safe) => {
		expect(safeFileName(name)).toBe(safe);
	});

	it('stay within what a file system takes', () => {
		expect(Buffer.byteLength(safeFileName(`${'👩'.repeat(300)}.mp4`))).toBeLessThan(250);
	});
});
