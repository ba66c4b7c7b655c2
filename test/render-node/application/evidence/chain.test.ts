import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eraseEvidence } from '../../../../render-node/src/application/evidence/erase-evidence.js';
import { sealWaiting } from '../../../../render-node/src/application/evidence/seal-evidence.js';
import { showChain, verifyChain } from '../../../../render-node/src/application/evidence/verify-chain.js';
import { openEvidenceBooks, type EvidenceBooks } from '../../../kits/evidence-books.js';
import { assetOf, idOf } from '../../../kits/known-assets.js';

let books: EvidenceBooks;
beforeAll(async () => void (books = await openEvidenceBooks()));
afterAll(async () => books.stop());

type Row = { id: string; asset_id: string; sequence: string; hash: string };
const placeOf = async (name: string) => {
	const [row] = await books.sql<Row>('select * from showrunner.asset_evidence where asset_id = $1', [idOf(name)]);
	return { id: row?.id ?? '', sequence: Number(row?.sequence) };
};
const faultsOf = async (noted?: { length: number; headHash: string }) => {
	const { whole, faults, faultCount } = await verifyChain(books.deps, noted);
	expect(whole).toBe(faultCount === 0);
	return faults.map(({ code, sequence, evidenceId }) => ({ code, sequence, evidenceId }));
};
/** Tampers, looks, and puts everything back as it was. */
async function whileTampered<T>(statements: string[], values: unknown[], look: () => Promise<T>): Promise<T> {
	await books.sql('create table if not exists evidence_before as select * from showrunner.asset_evidence');
	await books.sql('create table if not exists chain_before as select * from showrunner.evidence_chain');
	for (const statement of statements)
		await books.behindTriggers(statement, values.slice(0, (statement.match(/\$\d/g) ?? []).length));
	const seen = await look();
	await books.behindTriggers('delete from showrunner.asset_evidence');
	await books.behindTriggers('delete from showrunner.evidence_chain');
	await books.behindTriggers('insert into showrunner.asset_evidence select * from evidence_before');
	await books.behindTriggers('insert into showrunner.evidence_chain select * from chain_before');
	await books.sql('drop table evidence_before, chain_before');
	return seen;
}

describe('the chain of evidence', () => {
	it('is whole while it is empty', async () => {
		expect(await verifyChain(books.deps)).toMatchObject({ whole: true, length: 0, waiting: 0, faults: [] });
	});

	it('takes in what waits in the order in which it was written', async () => {
		const begin = Date.now();
		for (let n = 0; n < 6; n++) await books.add(assetOf(`a${n}`, [{ seed: n }], new Date(begin + n)));
		expect(await showChain(books.deps.store)).toMatchObject({ length: 0, waiting: 6 });
		await sealWaiting(books.deps);
		expect(await showChain(books.deps.store)).toMatchObject({ length: 6, waiting: 0, sealedAt: expect.any(String) });
		const places = await Promise.all([0, 1, 2, 3, 4, 5].map((n) => placeOf(`a${n}`)));
		expect(places.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
		expect(await faultsOf()).toEqual([]);
	});

	it('seals equal evidence once, and the evidence of a deleted asset stays on it', async () => {
		await books.add(assetOf('a0', [{ seed: 0 }], new Date()));
		await books.add(assetOf('gone'));
		await sealWaiting(books.deps);
		await books.deps.store.transaction((inside) => inside.assets.remove(idOf('gone')));
		expect(await verifyChain(books.deps)).toMatchObject({ whole: true, length: 7 });
		expect(await books.deps.store.assets.find([idOf('gone')])).toEqual([]);
	});

	it.each([
		['changed', 'update showrunner.asset_evidence set evidence = evidence where sequence = 2'],
		['moved to another asset', "update showrunner.asset_evidence set asset_id = 'x' where sequence = 2"],
		['taken off the chain', 'update showrunner.asset_evidence set sequence = null where sequence = 2'],
		['removed', 'delete from showrunner.asset_evidence where sequence = 2'],
		['emptied', 'truncate showrunner.asset_evidence'],
		['changed on the chain', 'update showrunner.evidence_chain set hash = hash where sequence = 2'],
		['removed from the chain', 'delete from showrunner.evidence_chain where sequence = 2'],
		['emptied with the chain', 'truncate showrunner.evidence_chain'],
	])('cannot be %s by a slip', async (_, statement) => {
		await expect(books.sql(statement)).rejects.toMatchObject({ code: '23000' });
	});

	it('names evidence that was changed behind its triggers', async () => {
		const { id, sequence } = await placeOf('a2');
		const change = `update showrunner.asset_evidence set evidence = replace(evidence::text, 'own work', 'CC0-1.0')::json where id = $1`;
		expect(await whileTampered([change], [id], faultsOf)).toEqual([
			{ code: 'evidence-changed', sequence, evidenceId: id },
		]);
		const sources = `update showrunner.asset_evidence set made_from = array['x'] where id = $1`;
		expect(await whileTampered([sources], [id], faultsOf)).toMatchObject([{ code: 'evidence-changed', sequence }]);
		expect(await faultsOf()).toEqual([]);
	});

	it('names evidence that was removed, and entries that were', async () => {
		const { id, sequence } = await placeOf('a3');
		const evidence = 'delete from showrunner.asset_evidence where id = $1';
		expect(await whileTampered([evidence], [id], faultsOf)).toEqual([
			{ code: 'evidence-missing', sequence, evidenceId: id },
		]);
		const entry = 'delete from showrunner.evidence_chain where evidence_id = $1';
		expect(await whileTampered([entry], [id], faultsOf)).toEqual([
			{ code: 'entry-missing', sequence, evidenceId: null },
			{ code: 'evidence-unlinked', sequence, evidenceId: id },
		]);
		expect(await whileTampered([entry, evidence], [id], faultsOf)).toEqual([
			{ code: 'entry-missing', sequence, evidenceId: null },
		]);
	});

	it('names an entry that was changed, and the one after an entry that was written anew', async () => {
		const { id, sequence } = await placeOf('a1');
		const hash = `update showrunner.evidence_chain set content_hash = repeat('a', 64) where evidence_id = $1`;
		expect((await whileTampered([hash], [id], faultsOf)).map(({ code, sequence: at }) => [code, at])).toEqual([
			['entry-changed', sequence],
			['evidence-changed', sequence],
		]);
		const anew = `update showrunner.evidence_chain set hash = repeat('b', 64) where evidence_id = $1`;
		expect((await whileTampered([anew], [id], faultsOf)).map(({ code, sequence: at }) => [code, at])).toEqual([
			['entry-changed', sequence],
			['link-broken', sequence + 1],
		]);
	});

	it('knows by a head that was noted elsewhere that its end was cut off without a trace', async () => {
		const { length, headHash } = await showChain(books.deps.store);
		const cut = [
			'delete from showrunner.evidence_chain where sequence = $1',
			'delete from showrunner.asset_evidence where sequence = $1',
		];
		expect(await whileTampered(cut, [length], () => faultsOf())).toEqual([]);
		expect(await whileTampered(cut, [length], () => faultsOf({ length, headHash }))).toEqual([
			{ code: 'noted-head-missing', sequence: length, evidenceId: null },
		]);
		await books.add(assetOf('later'));
		await sealWaiting(books.deps);
		expect(await faultsOf({ length, headHash })).toEqual([]);
		expect(await faultsOf({ length, headHash: '0'.repeat(64) })).toMatchObject([{ code: 'noted-head-missing' }]);
	});
});

describe('erasure', () => {
	const erase = (assetId: string, evidenceId: string) =>
		eraseEvidence(books.deps, assetId, { evidenceId, actor: 'owner', reason: 'the author asked for it' });

	it('drops the content for good, and the chain verifies and says who and why', async () => {
		await books.add(assetOf('person', [{ author: 'Jane Roe', madeFrom: [idOf('a0')] }]));
		const { id } = await placeOf('person');
		expect(await erase(idOf('person'), id)).toMatchObject({ id, evidence: null, erasedAt: expect.any(String) });
		expect((await verifyChain(books.deps)).erased).toBe(1);
		expect(await faultsOf()).toEqual([]);
		const rows = await books.sql<{ text: string }>(
			`select row_to_json(r)::text as text from showrunner.asset_evidence r
			union all select row_to_json(c)::text from showrunner.evidence_chain c
			union all select row_to_json(l)::text from showrunner.audit_log l`,
		);
		expect(rows.filter(({ text }) => text.includes('Jane Roe'))).toEqual([]);
		expect(rows.filter(({ text }) => text.includes('the author asked for it')).length).toBe(2);
		const [asset] = await books.deps.store.assets.find([idOf('person')]);
		expect(asset?.evidence).toEqual([]);
		expect((await erase(idOf('person'), id)).erasedAt).not.toBeNull();
		expect((await verifyChain(books.deps)).erased).toBe(1);
	});

	it('makes room for the same evidence to be recorded again', async () => {
		await books.add(assetOf('person', [{ author: 'Jane Roe', madeFrom: [idOf('a0')] }]));
		await sealWaiting(books.deps);
		expect((await books.deps.store.assets.find([idOf('person')]))[0]?.evidence).toHaveLength(1);
		expect(await faultsOf()).toEqual([]);
	});

	it('refuses records of other assets and records that are not there', async () => {
		const { id } = await placeOf('a0');
		const missing = { problem: { type: 'evidence-not-found', status: 404 } };
		await expect(erase(idOf('a1'), id)).rejects.toMatchObject(missing);
		await expect(erase(idOf('a1'), '00000000-0000-4000-8000-000000000000')).rejects.toMatchObject(missing);
	});

	it('cannot be done in silence', async () => {
		const { id, sequence } = await placeOf('a4');
		const silent = `update showrunner.asset_evidence set evidence = null, salt = null, erased_at = now() where id = $1`;
		expect(await whileTampered([silent], [id], faultsOf)).toEqual([
			{ code: 'erasure-unrecorded', sequence, evidenceId: id },
		]);
		const back = `update showrunner.asset_evidence set evidence = '{}' where erased_at is not null`;
		expect(await whileTampered([back], [], faultsOf)).toMatchObject([{ code: 'evidence-changed' }]);
	});
});
