import { describe, expect, it } from '@jest/globals';
import type { Evidence } from '@showrunner/contract';
import { moderationGaps, type Moderation } from '../../../../render-node/src/domain/evidence/moderation-gaps.js';
import { assetOf, idOf } from '../../../kits/known-assets.js';

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
type Review = Moderation['reviews'][number];
const review = (state: Review['state'], day: number, ...names: string[]): Review => ({
	...{ state, decidedAt: at(day) },
	assets: names.map((name) => ({ assetId: idOf(name), label: '' })),
});
const verdict = (said: 'passed' | 'rejected', day: number): Partial<Evidence> => ({
	moderation: { verdict: said, by: 'a classifier 1.0' },
	recordedAt: at(day).toISOString(),
});

/** Codes and roles of what a production for children lacks that consists of one picture. */
function gapsOf(reviews: Review[], evidence: Partial<Evidence>[] = [{}], completed: string[] = [], completedOn = 10) {
	const assets = new Map([[idOf('picture'), assetOf('picture', evidence)]]);
	const finished = [{ role: 'thumbnail', assetId: idOf('picture') }];
	const completedAt = completed.length > 0 ? at(completedOn) : null;
	const moderation = { reviews, completedWith: completed.map(idOf), completedAt };
	return moderationGaps(finished, assets, moderation).map(({ code, role }) => `${code} ${role}`);
}

const missing = ['kids-unmoderated thumbnail'];

describe('what is made for children', () => {
	it.each<[string, Review[], Partial<Evidence>[], string[]]>([
		['nobody has looked at', [], [{}], missing],
		['a person has approved', [review('approved', 1, 'picture')], [{}], []],
		['a person has approved beside others', [review('approved', 1, 'other', 'picture')], [{}], []],
		['a person has rejected', [review('rejected', 1, 'picture')], [{}], missing],
		['is to be changed', [review('changes-requested', 1, 'picture')], [{}], missing],
		[
			'was approved, and rejected later',
			[review('rejected', 2, 'picture'), review('approved', 1, 'picture')],
			[{}],
			missing,
		],
		[
			'was rejected, and approved later',
			[review('approved', 2, 'picture'), review('rejected', 1, 'picture')],
			[{}],
			[],
		],
		[
			'was approved and rejected at once',
			[review('approved', 1, 'picture'), review('rejected', 1, 'picture')],
			[{}],
			missing,
		],
		['only another file was approved', [review('approved', 1, 'other')], [{}], missing],
		['only words were approved', [review('approved', 1)], [{}], missing],
		['evidence says has passed', [], [{}, verdict('passed', 1)], []],
		['evidence says was rejected', [], [verdict('rejected', 1)], missing],
		['evidence rejects after a person approved', [review('approved', 1, 'picture')], [verdict('rejected', 2)], missing],
		['a person approved after evidence rejected', [review('approved', 2, 'picture')], [verdict('rejected', 1)], []],
	])('that %s', (_, reviews, evidence, gaps) => {
		expect(gapsOf(reviews, evidence)).toEqual(gaps);
	});

	it('counts as shown by a review that names no files, once the production was completed with it', () => {
		expect(gapsOf([review('approved', 11)], [{}], ['picture'])).toEqual([]);
		expect(gapsOf([review('approved', 9)], [{}], ['picture'])).toEqual(missing);
		expect(gapsOf([review('approved', 11)], [{}], ['other'])).toEqual(missing);
		expect(gapsOf([review('rejected', 12), review('approved', 11)], [{}], ['picture'])).toEqual(missing);
	});

	it('is asked about once for each picture, video and sound, and not for captions', () => {
		const assets = new Map(
			['film', 'song', 'words'].map((name, index) => {
				const mediaType = ['video/mp4', 'audio/wav', 'text/vtt'][index] ?? '';
				return [idOf(name), { ...assetOf(name), mediaType }];
			}),
		);
		const finished = [
			{ role: 'video-9x16', assetId: idOf('film') },
			{ role: 'video-copy', assetId: idOf('film') },
			{ role: 'music', assetId: idOf('song') },
			{ role: 'caption-vtt', assetId: idOf('words') },
			{ role: 'lost', assetId: idOf('lost') },
		];
		expect(moderationGaps(finished, assets, { reviews: [], completedWith: [], completedAt: null })).toMatchObject([
			{
				...{ code: 'kids-unmoderated', assetId: idOf('film'), name: 'film', role: 'video-9x16' },
				...{ usedIn: ['video-9x16', 'video-copy'], fix: expect.stringContaining('review of this production') },
			},
			{ assetId: idOf('song'), role: 'music', usedIn: ['music'] },
		]);
	});
});
