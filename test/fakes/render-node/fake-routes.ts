import { createHash, randomUUID } from 'node:crypto';
import type {
	Asset,
	CreateBatchRequest,
	CreateJobRequest,
	Production,
	RouteName,
	StartProductionRequest,
} from '@showrunner/contract';
import { evidenceRoutes } from './evidence-routes';
import type { FakeBooks } from './fake-books';
import { refuse } from './refusals';
import { reviewRoutes } from './review-routes';
import { exportTimeline, importTimeline } from './timeline-routes';

export type FakeCall = {
	params: Record<string, string>;
	query: Record<string, unknown>;
	body: never;
	raw: Buffer;
	headers: Record<string, unknown>;
};
type Route = (books: FakeBooks, call: FakeCall) => unknown;

const keyOf = ({ headers }: FakeCall) => headers['idempotency-key'] as string | undefined;
const page = (items: unknown[]) => ({ items, nextCursor: null });
const at = () => new Date().toISOString();

function production(books: FakeBooks, { params }: FakeCall): Production {
	return (
		books.productions.get(params.productionId ?? '') ??
		refuse(404, 'production-not-found', 'There is no such production')
	);
}

function startProduction(books: FakeBooks, call: FakeCall): Production {
	const idempotencyKey = keyOf(call) ?? refuse(422, 'key-missing', 'An Idempotency-Key is missing');
	const wish = call.body as StartProductionRequest;
	const { title = '', locale = 'en', channel = null, series = null, episode, madeForKids = false } = wish;
	const id = books.once('production', idempotencyKey, call.body, randomUUID);
	const fresh: Production = {
		id,
		idempotencyKey,
		title,
		channel,
		locale,
		series,
		episode: series === null ? null : (episode ?? 1),
		madeForKids,
		profile: wish.profile === undefined ? null : { name: wish.profile, version: 1, settings: {} },
		state: 'running',
		steps: [],
		resumeAt: null,
		assets: [],
		costs: { committedMicros: 0, reservedMicros: 0, currency: null },
		problem: null,
		createdAt: at(),
		updatedAt: at(),
		completedAt: null,
	};
	const found = books.productions.get(id) ?? fresh;
	books.productions.set(id, found);
	return found;
}

function uploadAsset(books: FakeBooks, { raw, query, headers }: FakeCall): Asset {
	const id = createHash('sha256').update(raw).digest('hex');
	const facts = { name: String(query.name), mediaType: String(headers['content-type']), sizeBytes: raw.length };
	const asset: Asset = { id, ...facts, media: null, evidence: [], createdAt: at() };
	books.assets.set(id, { asset, bytes: raw });
	return asset;
}

const assetOf = (books: FakeBooks, { params }: FakeCall) =>
	books.assets.get(params.assetId ?? '') ?? refuse(404, 'asset-not-found', 'There is no such asset');

export const fakeRoutes: Partial<Record<RouteName, Route>> = {
	getCapabilities: () => ({
		version: '0',
		ffmpeg: { version: '5.1', videoEncoder: 'libx264', filters: [] },
		speech: [],
		scripts: [],
		store: 'embedded',
	}),
	getVoices: () => ({
		items: [{ id: 'flite:rms', label: 'Rms', engine: 'flite', locale: 'en', gender: 'male', licence: 'BSD' }],
	}),
	getModels: (books, { query }) => ({
		items: books.models.filter(({ kinds }) => !query.kind || kinds.some((kind) => kind === query.kind)),
	}),
	uploadAsset,
	getAssets: (books) => page([...books.assets.values()].map(({ asset }) => asset)),
	getAsset: (books, call) => assetOf(books, call).asset,
	downloadAsset: (books, call) => assetOf(books, call).bytes,
	deleteAsset: (books, call) => ({ deleted: books.assets.delete(assetOf(books, call).asset.id) }),
	createAssetLink: (books, call) => ({ url: `http://127.0.0.1/${assetOf(books, call).asset.id}`, expiresAt: at() }),
	createJob: (books, call) => {
		const body = call.body as CreateJobRequest;
		return books.show(books.job(books.once('job', keyOf(call), body, () => books.addJob(body, null))));
	},
	getJobs: (books) => page([...books.jobs.values()].map((job) => books.show(job))),
	getJob: (books, { params }) => books.show(books.job(params.jobId ?? '')),
	cancelJob: (books, { params }) => books.cancelJob(params.jobId ?? ''),
	retryJob: (books, { params }) => books.retryJob(params.jobId ?? ''),
	getBatch: (books, { params }) => books.showBatch(params.batchId ?? ''),
	cancelBatch: (books, { params }) => {
		for (const id of books.batches.get(params.batchId ?? '')?.jobIds ?? []) books.cancelJob(id);
		return books.showBatch(params.batchId ?? '');
	},
	startProduction,
	getProductions: (books) => page([...books.productions.values()]),
	getProduction: production,
	updateProduction: (books, call) => Object.assign(production(books, call), call.body),
	completeProduction: (books, call) => {
		const { assets } = call.body as Pick<Production, 'assets'>;
		return Object.assign(production(books, call), { assets, state: 'completed', completedAt: at() });
	},
	failProduction: (books, call) => {
		const { reason } = call.body as { reason: string };
		const problem = { type: 'production-failed', title: reason, status: 500, kind: 'defect' };
		return Object.assign(production(books, call), { state: 'failed', problem });
	},
	exportTimeline: (books, { body }) => exportTimeline(books, body),
	importTimeline: (books, { body }) => importTimeline(books, body),
	...evidenceRoutes,
	...reviewRoutes,
	createSubscription: (books, { body }) => {
		const wish = body as { url: string; events: [] };
		const subscription = { id: randomUUID(), createdAt: at(), failingSince: null, disabledAt: null, ...wish };
		books.subscriptions.set(subscription.id, subscription);
		return subscription;
	},
	getSubscription: (books, { params }) =>
		books.subscriptions.get(params.subscriptionId ?? '') ??
		refuse(404, 'subscription-not-found', 'There is no such subscription'),
	enableSubscription: (books, { params }) => {
		const found = books.subscriptions.get(params.subscriptionId ?? '');
		if (!found) return refuse(404, 'subscription-not-found', 'There is no such subscription');
		return Object.assign(found, { disabledAt: null, failingSince: null });
	},
	deleteSubscription: (books, { params }) => ({ deleted: books.subscriptions.delete(params.subscriptionId ?? '') }),
};

/** Asks the callback's address, as the service does, whether anything answers there. */
export async function createBatch(books: FakeBooks, call: FakeCall) {
	const { jobs, callback } = call.body as CreateBatchRequest;
	const reachable = callback
		? await fetch(callback.url).then(
				() => true,
				() => false,
			)
		: false;
	const id = books.once('batch', keyOf(call), call.body, () => {
		const batchId = randomUUID();
		const jobIds = jobs.map((job) => books.addJob(job, batchId));
		books.batches.set(batchId, { id: batchId, jobIds, url: callback?.url, reachable, delivered: false });
		return batchId;
	});
	return books.showBatch(id);
}
