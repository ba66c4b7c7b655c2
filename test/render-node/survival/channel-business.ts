import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CrashingService } from '../../kits/crashing-service.js';

/** What the service has said yes to, and so must never lose. */
export type Acknowledged = {
	jobs: Set<string>;
	assets: Map<string, string>;
	productions: Map<string, string>;
	/** By reservation: what was committed; null while nothing was. */
	spend: Map<string, { reservedMicros: number; committedMicros: number | null }>;
	evidence: { assetId: string; entryId: string }[];
	/** By review: the decision; null while there is none. */
	reviews: Map<string, string | null>;
	/** How many deeds were done from begin to end. */
	deeds: number;
	/** The same keys were sent again after a kill, and must have found the same. */
	replays: { sent: string; found: string }[];
};

export const nothingYet = (): Acknowledged => ({
	jobs: new Set(),
	assets: new Map(),
	productions: new Map(),
	spend: new Map(),
	evidence: [],
	reviews: new Map(),
	deeds: 0,
	replays: [],
});

let lastNumber = 0;

type Deed = (service: CrashingService, kept: Acknowledged, number: number) => Promise<void>;

const orderJob: Deed = async ({ client }, { jobs }, number) => {
	const input = { scenes: [{ id: 'a', text: 'b' }], aspectRatios: ['9:16' as const], locale: 'en', seed: number };
	const job = await client.call('createJob', { body: { kind: 'image.card', input }, idempotencyKey: `job-${number}` });
	jobs.add(job.id);
};

const encodeVideo: Deed = async ({ client }, { jobs }, number) => {
	const input = { mood: 'calm' as const, durationMs: 1_000, seed: number };
	jobs.add((await client.call('createJob', { body: { kind: 'music.generate', input } })).id);
};

const proveAsset: Deed = async (service, { assets, evidence }, number) => {
	const text = `asset ${number}`;
	const assetId = await service.upload(text);
	assets.set(assetId, text);
	const entry = await service.client.call('recordEvidence', {
		params: { assetId },
		body: { sourceKind: 'licensed', licence: `contract ${number}` },
		idempotencyKey: `evidence-${number}`,
	});
	evidence.push({ assetId, entryId: entry.id });
};

const openProduction: Deed = async ({ client }, { productions, replays }, number) => {
	const start = (key: string) =>
		client.call('startProduction', { body: { locale: 'en', title: key }, idempotencyKey: key });
	const key = `production-${number}`;
	productions.set(key, (await start(key)).id);
	// One that an earlier process acknowledged is found again, not made anew.
	const earlier = [...productions][randomInt(productions.size)];
	if (earlier) replays.push({ sent: earlier[1], found: (await start(earlier[0])).id });
};

const spendMoney: Deed = async ({ client }, { spend }, number) => {
	const amountMicros = 1_000 + randomInt(5_000);
	const reservation = await client.call('reserveSpend', {
		body: { provider: 'vendor', service: 'image', operation: 'generate', amountMicros },
		idempotencyKey: `spend-${number}`,
	});
	spend.set(reservation.id, { reservedMicros: amountMicros, committedMicros: null });
	const params = { reservationId: reservation.id };
	const committedMicros = randomInt(amountMicros);
	await client.call('commitSpend', { params, body: { amountMicros: committedMicros } });
	spend.set(reservation.id, { reservedMicros: amountMicros, committedMicros });
};

const askForReview: Deed = async ({ client }, { reviews }, number) => {
	const review = await client.call('requestReview', {
		body: { title: `Review ${number}`, text: 'Is this fine?' },
		idempotencyKey: `review-${number}`,
	});
	reviews.set(review.id, null);
	if (number % 2 === 0) return;
	const decision = number % 3 === 0 ? ('rejected' as const) : ('approved' as const);
	await client.call('decideReview', { params: { reviewId: review.id }, body: { decision } });
	reviews.set(review.id, decision);
};

const deeds: readonly Deed[] = [orderJob, orderJob, encodeVideo, proveAsset, openProduction, spendMoney, askForReview];

/** Works as a channel business does, as fast as it is answered, until the service is gone. */
export async function workUntilGone(service: CrashingService, kept: Acknowledged): Promise<void> {
	try {
		for (;;) {
			const number = ++lastNumber;
			await deeds[number % deeds.length]?.(service, kept, number);
			kept.deeds++;
			await sleep(5);
		}
	} catch (error) {
		// The service was killed in the middle of a request: nothing was acknowledged for it. A no is another matter.
		if (error instanceof Error && error.name === 'RefusedByService') throw error;
	}
}
