import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eraseInBooks } from '../../../../render-node/src/application/evidence/erase-evidence.js';
import { keepSealing, sealWaiting } from '../../../../render-node/src/application/evidence/seal-evidence.js';
import { verifyChain } from '../../../../render-node/src/application/evidence/verify-chain.js';
import type { EvidenceRepository } from '../../../../render-node/src/domain/store/evidence-repository.js';
import type { Store } from '../../../../render-node/src/domain/store/store.js';
import { openEvidenceBooks, type EvidenceBooks } from '../../../kits/evidence-books.js';
import { assetOf } from '../../../kits/known-assets.js';
import { eventually } from '../../../kits/patience.js';

let books: EvidenceBooks;
beforeAll(async () => void (books = await openEvidenceBooks()));
afterAll(async () => books.stop());

describe('the chain of evidence', () => {
	it('stays whole while many write, seal and erase on two stores at once', async () => {
		const machines = [books.deps, books.other];
		const stop = machines.map((deps) => keepSealing(deps, 5));
		const write = async (writer: number) => {
			const deps = machines[writer % 2] ?? books.deps;
			for (let n = 0; n < 20; n++)
				await deps.store.transaction((inside) => inside.assets.record(assetOf(`w${writer} ${n}`, [{ seed: n }, {}])));
		};
		const erase = async () => {
			for (let n = 0; n < 5; n++) {
				await eventually(
					'something to erase',
					async () => (await books.sql('select 1 from showrunner.asset_evidence limit 1')).length > 0,
				);
				const [row] = await books.sql<{ id: string }>(
					'select id from showrunner.asset_evidence where erased_at is null order by random() limit 1',
				);
				const erasure = { evidenceId: row?.id ?? '', actor: 'owner', reason: 'test' };
				await books.other.store.transaction((inside) => eraseInBooks(inside, erasure, new Date()));
			}
		};
		await Promise.all([...Array.from({ length: 8 }, (_, writer) => write(writer)), erase()]);
		await eventually('the last seal', async () => (await verifyChain(books.deps)).waiting === 0);
		await Promise.all(stop.map((end) => end()));
		expect(await verifyChain(books.deps)).toMatchObject({ whole: true, length: 8 * 20 * 2 + 5, erased: 5, faults: [] });
	});

	// Bounded for a machine with much else to do; alone it takes a few seconds.
	it('of ten thousand entries is sealed and read a page at a time, and a changed one in it is found', async () => {
		const before = (await verifyChain(books.deps)).length;
		await books.sql(`
			insert into showrunner.asset_evidence (asset_id, digest, evidence, made_from, recorded_at)
			select encode(sha256(n::text::bytea), 'hex'), n::text,
				json_build_object('origin', 'generated', 'source', 'bulk', 'licence', 'own work', 'seed', n), '{}', now()
			from generate_series(1, 10000) n`);
		await sealWaiting(books.deps);
		const [changed] = await books.sql<{ id: string; sequence: string }>(
			'select id, sequence from showrunner.asset_evidence where digest = $1',
			['7777'],
		);
		await books.behindTriggers(
			`update showrunner.asset_evidence set evidence = '{"origin":"generated","source":"bulk","licence":"MIT","seed":7777}' where id = $1`,
			[changed?.id],
		);
		const pages: number[] = [];
		const walk: EvidenceRepository['walk'] = async (after, limit) => {
			const page = await books.deps.store.evidence.walk(after, limit);
			pages.push(page.length);
			return page;
		};
		const store = { ...books.deps.store, evidence: { ...books.deps.store.evidence, walk } } as Store;
		expect(await verifyChain({ ...books.deps, store })).toMatchObject({
			whole: false,
			length: before + 10_000,
			faults: [{ code: 'evidence-changed', sequence: Number(changed?.sequence), evidenceId: changed?.id }],
		});
		expect(Math.max(...pages)).toBeLessThanOrEqual(500);
		expect(pages.reduce((sum, count) => sum + count)).toBe(before + 10_000);
	});
});
