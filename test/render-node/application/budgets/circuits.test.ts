import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportOutcomeRequest } from '@showrunner/contract';
import { getCircuit, reportOutcome, resetCircuit } from '../../../../render-node/src/application/budgets/circuits.js';
import { admin, openSpendBooks, outcomesOf, usd, type SpendBooks } from '../../../kits/spend-books.js';

let books: SpendBooks;
let provider = '';
let last = 0;
beforeAll(async () => {
	books = await openSpendBooks({ SHOWRUNNER_CIRCUIT_FAILURES: '3', SHOWRUNNER_CIRCUIT_PAUSE_MS: '30000' });
});
afterAll(async () => books.stop());
beforeEach(() => void (provider = `provider ${++last}`));

const later = (ms: number) => void (books.time.at = new Date(books.time.at.getTime() + ms));
const tell = (told: Partial<ReportOutcomeRequest> = {}) =>
	reportOutcome(books.deps, { provider, outcome: 'failure', kind: 'temporarily-unavailable', ...told });
const fail = async (times: number) => {
	for (let time = 0; time < times; time += 1) await tell({ problem: 'HTTP 503' });
};
const reserve = (from = books.deps) => books.reserve({ provider, amountMicros: 1 }, undefined, from);

describe('a circuit breaker', () => {
	it('opens after so many failures, and says when to come back', async () => {
		await fail(2);
		await reserve();
		expect(await tell({ problem: 'HTTP 503' })).toMatchObject({ state: 'open', failures: 3 });
		later(10_000);
		await expect(reserve()).rejects.toMatchObject({
			problem: {
				...{ type: 'circuit-open', kind: 'temporarily-unavailable', status: 503, retryAfterMs: 20_000 },
				...{ field: 'provider', detail: 'The last failure: HTTP 503' },
			},
		});
	});

	it('half-opens by itself, lets one call try on all machines together, and closes when it worked', async () => {
		await fail(3);
		later(30_000);
		const tries = Array.from({ length: 20 }, (_, at) => reserve(at % 2 ? books.deps : books.other));
		const { accepted, refused } = await outcomesOf(tries);
		expect(accepted).toHaveLength(1);
		expect(refused).toEqual(Array.from({ length: 19 }, () => 'circuit-open'));
		expect(await tell({ outcome: 'success' })).toMatchObject({ state: 'closed', failures: 0, retryAt: null });
		await reserve();
	});

	it('opens again when the try failed, and lets another try when nobody said how the last one ended', async () => {
		await fail(3);
		later(30_000);
		await reserve();
		expect(await tell()).toMatchObject({ state: 'open' });
		await expect(reserve()).rejects.toMatchObject({ problem: { retryAfterMs: 30_000 } });
		later(30_000);
		await reserve();
		await expect(reserve()).rejects.toMatchObject({ problem: { type: 'circuit-open' } });
		later(30_000);
		await reserve();
	});

	it('keeps the try for later when a cap refuses the call', async () => {
		await fail(3);
		later(30_000);
		const { id: productionId } = await books.start({ budgetMicros: 1 });
		await expect(books.reserve({ provider, productionId, amountMicros: usd(1) })).rejects.toMatchObject({
			problem: { type: 'budget-exceeded' },
		});
		await reserve();
	});

	it('forgets failures that lie too far back, and those that the request is to blame for', async () => {
		await fail(2);
		later(60_000);
		expect(await tell()).toMatchObject({ state: 'closed', failures: 1 });
		await tell();
		expect(await tell({ kind: 'content-rejected' })).toMatchObject({ state: 'closed', failures: 0 });
	});

	it('waits as long as the provider asks for, and is one per login', async () => {
		await tell({ credentialName: 'old key' });
		await tell({ credentialName: 'old key' });
		expect(await tell({ credentialName: 'old key', retryAfterMs: 90_000 })).toMatchObject({
			credentialName: 'old key',
			retryAt: new Date(books.time.at.getTime() + 90_000).toISOString(),
		});
		await books.reserve({ provider, credentialName: 'new key', amountMicros: 1 });
		await reserve();
		await expect(books.reserve({ provider, credentialName: 'old key', amountMicros: 1 })).rejects.toMatchObject({
			problem: { type: 'circuit-open', fix: expect.stringContaining("'old key'") },
		});
	});

	it('can be closed by hand, which is written down', async () => {
		await fail(3);
		const { id } = await tell();
		expect(await resetCircuit(books.deps, id, admin)).toMatchObject({ state: 'closed' });
		expect(await getCircuit(books.deps.store, id, books.time.at)).toMatchObject({ provider, state: 'closed' });
		await reserve();
		const log = await books.deps.store.audit.list({ subject: `circuit:${id}` }, { after: null, limit: 10 });
		expect(log.items).toMatchObject([{ action: 'circuit.reset', actor: admin.name, facts: { provider } }]);
	});

	it('counts failures told by two machines at once', async () => {
		await Promise.all([tell(), reportOutcome(books.other, { provider, outcome: 'failure' }), tell()]);
		await expect(reserve()).rejects.toMatchObject({ problem: { type: 'circuit-open' } });
	});
});
