import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import type { ErasePersonRequest } from '@showrunner/contract';
import { unwrittenColumns, writtenTables } from '../../../render-node/src/adapters/postgres/written-tables.js';
import { dumpAll, openBehind, plain, plantedTables, plantRow, type Given } from '../../kits/personal-books.js';
import { eventually } from '../../kits/patience.js';
import { readZip } from '../../kits/read-zip.js';
import { startServiceKit, type ServiceKit } from '../../kits/service.js';

/** Quotes, backslashes, letters beyond ASCII, and all that means something in a regular expression or in SQL. */
const name = String.raw`Zoë "Zed" O'Hara\Smith (Ärztin) [x]* $1 ^a|b.c+?{2} %_ 'ß' ярлык`;
const mail = 'zoe.o-hara+tag@example.org';
const customer = 'CUST-0077.42';
const texts = [name, mail, customer];
const other = `Zoe Zed, zoexo-hara+tag@example.org, CUST-0077x42`;

let kit: ServiceKit;
let db: pg.Pool;
beforeAll(async () => {
	kit = await startServiceKit();
	db = await openBehind(kit);
});
afterAll(async () => {
	await db.end();
	await kit.stop();
});

const erase = (body: ErasePersonRequest) => kit.client.call('erasePerson', { body });
const upload = async (file: string, content = file) => {
	const answer = await kit.fetch(`/v1/assets?name=${encodeURIComponent(file)}`, { method: 'POST', body: content });
	return ((await answer.json()) as { id: string }).id;
};
const one = async (statement: string, values: unknown[] = []): Promise<string> => {
	const { rows } = await db.query<{ id: string }>(statement, values);
	return rows[0]?.id ?? '';
};

const bought = { provider: 'local', service: 'text', operation: 'generate' } as const;

/** What a row must name to be let in: made by real calls, whose own words hold nobody's name. */
async function ground(tag: string, words: string): Promise<Given> {
	const production = await kit.client.call('startProduction', {
		body: { locale: 'en', title: `ground ${tag}` },
		idempotencyKey: `ground-${tag}`,
	});
	const assetId = await upload(`ground ${tag}`);
	const quota = await one(`insert into showrunner.quotas values
		(gen_random_uuid(), 'ground ${tag}', null, null, 1, 'u', '{}', 0, now(), now()) returning id`);
	const profile = await one(`insert into showrunner.profiles values
		(gen_random_uuid(), 'ground ${tag}', 1, now(), now(), 'g') returning id`);
	const review = await kit.client.call('requestReview', {
		body: { title: `ground ${tag}`, text: 'ground' },
		idempotencyKey: `ground review ${tag}`,
	});
	const purchase = await kit.client.call('claimPurchase', {
		body: { ...bought, key: tag.repeat(64).slice(0, 64), holder: `ground ${tag}`, amountMicros: 0 },
	});
	const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
	return {
		production_assets: { production_id: quoted(production.id), position: '7', asset_id: quoted(assetId) },
		assets: { id: quoted(tag.repeat(64).slice(0, 64)) },
		jobs: { state: `'succeeded'`, result_key: `'job ${tag}'` },
		results: { key: `'result ${tag}'` },
		purchases: { state: `'failed'`, service: `'text'` },
		purchase_attempts: { purchase_id: quoted(purchase.purchase.id), outcome: `'kept'` },
		quota_takes: { quota_id: quoted(quota) },
		asset_lifecycles: { asset_id: quoted(assetId) },
		review_links: { review_id: quoted(review.id) },
		spend_reservations: { alternatives: quoted(JSON.stringify([{ provider: words }])) },
		profile_versions: { profile_id: quoted(profile) },
		profile_activations: { profile_id: quoted(profile) },
		reviews: { state: `'approved'`, on_expiry: `'reject'` },
		productions: { state: `'failed'`, locale: `'en'` },
		api_keys: { role: `'viewer'`, tier: `'standard'`, revoked_at: 'now()' },
		// Nothing of this is to be sent by the service that runs on these books.
		batches: { finished_at: 'now()' },
		webhook_deliveries: { delivered_at: 'now()' },
	};
}

async function plantEverywhere(tag: string, words: string): Promise<void> {
	const given = await ground(tag, words);
	for (const table of plantedTables) await plantRow(db, table, words, given);
}

describe('the list of what callers wrote', () => {
	it('names every column of texts and JSON, or says that it cannot hold any', async () => {
		const { rows } = await db.query<{ table: string; column: string }>(
			`select table_name as table, column_name as column from information_schema.columns
			where table_schema = 'showrunner'
				and (data_type in ('text', 'character varying', 'character', 'json', 'jsonb', 'xml')
					or udt_name in ('_text', '_varchar', '_json', '_jsonb', 'citext'))`,
		);
		const known = new Set(
			writtenTables.flatMap(({ table, columns, derived = [] }) =>
				[...Object.keys(columns), ...derived.map(({ column }) => column)].map((column) => `${table}.${column}`),
			),
		);
		for (const [table, columns] of Object.entries(unwrittenColumns))
			for (const column of columns) known.add(`${table}.${column}`);
		const there = rows.map(({ table, column }) => `${table}.${column}`);
		expect(there.filter((column) => !known.has(column))).toEqual([]);
		expect([...known].filter((column) => !there.includes(column))).toEqual([]);
	});
});

describe('a person who is named everywhere', () => {
	let photo: string;
	beforeAll(async () => {
		await plantEverywhere('a', `${name}, ${mail}, ${customer}`);
		await plantEverywhere('b', other);
		photo = await upload(`Photo of ${mail}.jpg`, 'the photo');
		await kit.client.call('recordEvidence', {
			params: { assetId: photo },
			body: { sourceKind: 'licensed', licence: 'own', author: name, creditLine: `By ${mail.toUpperCase()}` },
		});
		await kit.client.call('startProduction', {
			body: { locale: 'en', title: `About ${name.normalize('NFD')}`, channel: mail, series: `Series of ${customer}` },
			idempotencyKey: `order ${mail}`,
		});
	});

	it('is found in every column, a page at a time, and others are not', async () => {
		const search = (cursor?: string) =>
			kit.client.call('searchPerson', { body: { texts, limit: 10, ...(cursor !== undefined && { cursor }) } });
		const first = await search();
		const pages = [first];
		for (let next = first.nextCursor; next !== null; ) {
			const page = await search(next);
			expect(page.counts).toBeNull();
			pages.push(page);
			next = page.nextCursor;
		}
		const places = pages.flatMap(({ items }) => items);
		const found = new Set(places.map(({ table, field }) => `${table}.${field.split('/')[0]}`));
		const written = [...plantedTables, ...writtenTables.filter(({ table }) => table === 'asset_evidence')];
		// The photo is real, so that its media are; the others are planted.
		const columns = written.flatMap(({ table, columns: kinds }) =>
			Object.keys(kinds).map((column) => `${table}.${column}`),
		);
		expect(columns.filter((column) => !found.has(column))).toEqual([]);
		const rows = new Set(places.map(({ table, id }) => `${table} ${id}`));
		expect(first.counts?.reduce((sum, counted) => sum + counted.rows, 0)).toBe(rows.size);
		expect(places.every(({ excerpt }) => !excerpt.includes('zoexo'))).toBe(true);
		expect(places).toContainEqual(expect.objectContaining({ table: 'jobs', field: 'input/some/1/deep' }));
	});

	it('gets all of it as a folder, with the files', async () => {
		const answer = await kit.fetch('/v1/privacy/exports', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ texts, files: true }),
		});
		const files = await readZip(Buffer.from(await answer.arrayBuffer()));
		const rows = String(files['rows.jsonl']).trim().split('\n');
		expect(rows.length).toBeGreaterThan(plantedTables.length);
		expect(rows.map((row) => (JSON.parse(row) as { table: string }).table)).toContain('webhook_deliveries');
		expect(JSON.parse(String(files['assets.json']))).toContainEqual(
			expect.objectContaining({ id: photo, isThere: true }),
		);
		expect(Object.values(files).map(String)).toContain('the photo');
	});

	it('is erased everywhere, others stay as they were, the chain verifies, and nothing is left to do', async () => {
		const waiting = 'select id from showrunner.asset_evidence where sequence is null limit 1';
		await eventually('the seal', async () => (await one(waiting)) === '');
		const before = await dumpAll(db);
		const preview = await erase({ texts, assetIds: [photo], dryRun: true });
		expect(preview).toMatchObject({ dryRun: true, assets: [{ assetId: photo, outcome: 'deleted' }] });
		const after = await dumpAll(db);
		// The service goes on meanwhile: it says that it is there.
		const aside = { machines: [], audit_log: [] };
		expect({ ...after, ...aside }).toEqual({ ...before, ...aside });
		const report = await erase({ texts, assetIds: [photo] });
		expect(report.tables).toEqual(preview.tables);
		expect(report.left).toEqual([]);
		const erased = await dumpAll(db);
		const everything = plain(JSON.stringify(erased));
		expect(texts.filter((text) => everything.includes(plain(text)))).toEqual([]);
		for (const [table, rows] of Object.entries(before)) {
			const ofOther = rows.filter((row) => plain(row).includes('zoexo'));
			expect(erased[table]).toEqual(expect.arrayContaining(ofOther));
		}
		expect(texts.filter((text) => !plain(JSON.stringify(before)).includes(plain(text)))).toEqual([]);
		expect((await kit.fetch(`/v1/assets/${photo}`)).status).toBe(404);
		expect(await kit.client.call('verifyEvidenceChain', { body: {} })).toMatchObject({
			whole: true,
			faultCount: 0,
			erased: 1,
		});
		const again = await erase({ texts, assetIds: [photo] });
		expect(again).toMatchObject({ tables: [], cachedResults: 0, assets: [{ outcome: 'not-there' }], left: [] });
		const { items } = await kit.client.call('getAuditLog', { query: { action: 'privacy.erase' } });
		expect(items.map(({ subject }) => subject)).toContain(`person:${report.textsHash}`);
	});
});

describe('an erasure', () => {
	it.each([
		['a short text', ['abc'], { status: 422 }],
		['a text of blanks', ['      a  '], { status: 422 }],
		['control characters', ['Ann\u0007Lee'], { status: 422 }],
		['half a character', ['Ann Lee \ud800'], { type: 'text-unprintable' }],
		['a text that would find what was erased', ['RASED'], { type: 'text-too-common' }],
		['no text', [], { status: 422 }],
		['more than can be looked for at once', ['a'.repeat(200), 'b'.repeat(200), 'cccc'], { status: 422 }],
	])('refuses %s', async (_, refused, problem) => {
		await expect(erase({ texts: refused })).rejects.toMatchObject({ problem });
	});

	it('waits for jobs that have not ended, and names them', async () => {
		const id = await one(`insert into showrunner.jobs
			(id, kind, state, priority, weight, input, result_key, timeout_ms, fraction, phase, attempts, failures, deaths, cached, batch_index, created_at)
			values (gen_random_uuid(), 'image.card', 'running', 'low', 'light', '{"x":"Ann Working"}', 'k', 1, 0, '', 0, 0, 0, false, 0, now()) returning id`);
		await expect(erase({ texts: ['ann working'] })).rejects.toMatchObject({
			problem: { type: 'person-in-work', status: 409, detail: id },
		});
		expect(await erase({ texts: ['ann working'], dryRun: true })).toMatchObject({ unfinishedJobs: [id] });
		await db.query(`update showrunner.jobs set state = 'cancelled' where id = $1`, [id]);
		expect(await erase({ texts: ['ann working'] })).toMatchObject({
			tables: [{ table: 'jobs', outcome: 'rewritten', rows: 1 }],
		});
	});

	it('goes through a table that is longer than what it reads at once', async () => {
		await db.query(`insert into showrunner.audit_log
			select gen_random_uuid(), 'x', 'x', 'x', json_build_object('note', 'Row ' || g || ' of Bulk Person'), now()
			from generate_series(1, 1200) g`);
		const found = await kit.client.call('searchPerson', { body: { texts: ['bulk person'], limit: 1 } });
		expect(found.counts).toEqual([{ table: 'audit_log', rows: 1200 }]);
		const { tables } = await erase({ texts: ['bulk person'] });
		expect(tables).toEqual([{ table: 'audit_log', outcome: 'rewritten', rows: 1200 }]);
	});

	it('takes a file out of a production only by force, and tells what was made from it', async () => {
		const source = await upload('source of a cut');
		const cut = await upload('cut');
		await kit.client.call('recordEvidence', {
			params: { assetId: cut },
			body: { sourceKind: 'derived', licence: 'own', madeFrom: [source] },
		});
		const production = await kit.client.call('startProduction', { body: { locale: 'en' }, idempotencyKey: 'held' });
		const params = { productionId: production.id };
		await kit.client.call('completeProduction', { params, body: { assets: [{ role: 'video', assetId: source }] } });
		const wish = { texts: ['nobody at all'], assetIds: [source] };
		await expect(erase(wish)).rejects.toMatchObject({
			problem: { type: 'asset-in-use', detail: production.id, fix: expect.stringContaining("'force'") as unknown },
		});
		expect(await erase({ ...wish, force: true })).toMatchObject({
			...{ madeFromThem: [cut], assets: [{ assetId: source, outcome: 'deleted' }] },
		});
		expect(await kit.client.call('getProduction', { params })).toMatchObject({ assets: [] });
	});
});
