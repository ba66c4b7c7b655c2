import { describe, expect, it } from '@jest/globals';
import { gatherFinds } from '../../../../render-node/src/adapters/postgres/gather-finds.js';
import { signalled } from '../../../kits/patience.js';

type Row = { id: string; state: string };

/** Rows that can change, and the questions that were asked of them. */
function shelf(rows: Row[]) {
	const questions: string[][] = [];
	const find = gatherFinds(async (ids: string[]) => {
		questions.push(ids);
		return structuredClone(rows.filter(({ id }) => ids.includes(id)));
	});
	return { questions, find };
}

describe('questions that come together', () => {
	it('are asked as one, and each is answered by what it asked for', async () => {
		const { find, questions } = shelf([
			{ id: 'b', state: 'running' },
			{ id: 'a', state: 'queued' },
		]);
		const answers = await Promise.all(['a', 'b', 'a', 'none'].map((id) => find(id)));
		expect(answers).toEqual([
			{ id: 'a', state: 'queued' },
			{ id: 'b', state: 'running' },
			{ id: 'a', state: 'queued' },
			null,
		]);
		expect(questions).toEqual([['a', 'b', 'none']]);
	});

	it('keep nothing for the next', async () => {
		const row = { id: 'a', state: 'queued' };
		const { find } = shelf([row]);
		expect(await find('a')).toEqual({ id: 'a', state: 'queued' });
		row.state = 'running';
		expect(await find('a')).toEqual({ id: 'a', state: 'running' });
	});

	it('never join a question that is on its way, which may have been answered before something was written', async () => {
		const row = { id: 'a', state: 'queued' };
		const [asked, answered] = [signalled(), signalled()];
		let count = 0;
		const find = gatherFinds(async () => {
			const seen = { ...row };
			if (count++ > 0) return [seen];
			asked.resolve();
			await answered.promise;
			return [seen];
		});
		const early = find('a');
		await asked.promise;
		row.state = 'succeeded';
		expect(await find('a')).toEqual({ id: 'a', state: 'succeeded' });
		answered.resolve();
		expect(await early).toEqual({ id: 'a', state: 'queued' });
	});

	it('fail together when the question fails, and those that come later do not', async () => {
		let count = 0;
		const find = gatherFinds(async (ids: string[]) => {
			if (count++ === 0) throw new Error('the database is away');
			return ids.map((id) => ({ id }));
		});
		const outcomes = await Promise.allSettled([find('a'), find('b')]);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await find('a')).toEqual({ id: 'a' });
	});
});
