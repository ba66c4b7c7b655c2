import type { Asset, DeliveryState, EventKind, JobKind, JobState, Model } from '@showrunner/contract';
import type { DeliveryRecord } from '../callbacks/delivery-record.js';
import type { JobRecord, JobWeight } from '../jobs/job-record.js';
import type { OfferedModels } from './offered-models.js';
import type { ApiKeyRepository } from './api-key-repository.js';
import type { AuditRepository } from './audit-repository.js';
import type { BatchRecord } from './batch-record.js';
import type { BudgetRepository } from './budget-repository.js';
import type { CircuitRepository } from './circuit-repository.js';
import type { EvidenceRepository } from './evidence-repository.js';
import type { FingerprintRepository } from './fingerprint-repository.js';
import type { Page, PageRequest } from './page.js';
import type { PrivacyRepository } from './privacy-repository.js';
import type { RetentionRepository } from './retention-repository.js';
import type { ReviewLinkRepository, ReviewRepository, ReviewWaitRepository } from './review-repository.js';
import type { ProductionRepository } from './production-repository.js';
import type { LifecycleRepository } from './lifecycle-repository.js';
import type { PriceRepository } from './price-repository.js';
import type { PurchaseRepository } from './purchase-repository.js';
import type { ProfileRepository } from './profile-repository.js';
import type { QuotaRepository } from './quota-repository.js';
import type { SpendRepository } from './spend-repository.js';
import type { SubscriptionRecord } from './subscription-record.js';

export type JobFilter = { state?: JobState; kind?: JobKind; productionId?: string };
export type QueueName = JobWeight | 'deliveries';

export type JobRepository = {
	insert(records: JobRecord[]): Promise<void>;
	find(id: string): Promise<JobRecord | null>;
	/** Locks the job's batch and then the job until the transaction ends: always in that order. */
	lock(id: string): Promise<JobRecord | null>;
	update(id: string, change: Partial<JobRecord>): Promise<JobRecord>;
	/** Moves an attempt's progress on; false when the attempt no longer owns the job. */
	report(runId: string, progress: Pick<JobRecord, 'fraction' | 'phase' | 'etaMs'>): Promise<boolean>;
	list(filter: JobFilter, page: PageRequest): Promise<Page<JobRecord>>;
	ofBatch(batchId: string): Promise<JobRecord[]>;
	ofProductions(productionIds: string[]): Promise<JobRecord[]>;
	/** Those of the given attempts that still own their job. */
	owning(runIds: string[]): Promise<string[]>;
	isTwinRunning(resultKey: string): Promise<boolean>;
	/**
	 * Unfinished jobs that no queue entry would ever bring to a worker.
	 * @param workersLive whether entries that a worker holds count as live; false right after a restart
	 */
	withoutTicket(workersLive: boolean): Promise<JobRecord[]>;
	unfinishedInBatch(batchId: string): Promise<number>;
	/** Whether an unfinished job has the asset in its input. */
	isAssetWanted(assetId: string): Promise<boolean>;
	countByState(): Promise<{ state: JobState; count: number }[]>;
	/** Queued jobs by the queue that they wait in; every queue is named. */
	queueDepths(): Promise<{ weight: JobWeight; count: number; oldestAt: Date | null }[]>;
};

export type BatchRepository = {
	insert(record: BatchRecord): Promise<void>;
	find(id: string): Promise<BatchRecord | null>;
	lock(id: string): Promise<BatchRecord | null>;
	update(id: string, change: Partial<BatchRecord>): Promise<void>;
	/** Batches with a callback that have not ended. */
	awaited(): Promise<BatchRecord[]>;
};

export type DeliveryFilter = { state?: DeliveryState; subscriptionId?: string; batchId?: string };
/** Of those that were given up: which ones to replay, by the time when they were. */
export type ReplayFilter = { id?: string; subscriptionId?: string; from?: Date; to?: Date };

export type DeliveryRepository = {
	insert(record: DeliveryRecord): Promise<void>;
	list(filter: DeliveryFilter, page: PageRequest): Promise<Page<DeliveryRecord>>;
	/** Gives the oldest that were given up, that many at most, a new ticket each; leaves out what cannot be sent. */
	replay(filter: ReplayFilter, limit: number, now: Date): Promise<{ id: string; ticketId: string | null }[]>;
	find(id: string): Promise<DeliveryRecord | null>;
	update(id: string, change: Partial<DeliveryRecord>): Promise<void>;
	withoutTicket(workersLive: boolean): Promise<DeliveryRecord[]>;
	countByState(): Promise<{ state: 'pending' | 'delivered' | 'given-up'; count: number }[]>;
};

export type SubscriptionRepository = {
	insert(record: SubscriptionRecord): Promise<void>;
	find(id: string): Promise<SubscriptionRecord | null>;
	remove(id: string): Promise<boolean>;
	wanting(event: EventKind): Promise<SubscriptionRecord[]>;
	list(page: PageRequest): Promise<Page<SubscriptionRecord>>;
	/** Notes that a try failed, and gives the subscription as it is then. */
	noteFailure(id: string, now: Date): Promise<SubscriptionRecord | null>;
	noteSuccess(id: string): Promise<void>;
	/** Switches it off; null where it is off or gone. */
	disable(id: string, now: Date): Promise<SubscriptionRecord | null>;
	/** Switches it on; null where it is gone. */
	enable(id: string): Promise<SubscriptionRecord | null>;
};

export type AssetRepository = {
	/** Keeps other writers of this asset out until the transaction ends. */
	lock(assetId: string): Promise<void>;
	/** Adds the asset unless it is there, and each evidence unless an equal one is. */
	record(asset: Asset): Promise<void>;
	find(assetIds: string[]): Promise<Asset[]>;
	list(page: PageRequest): Promise<Page<Asset>>;
	remove(assetId: string): Promise<void>;
	/** A production that holds this asset or something made from it. */
	productionUsing(assetId: string): Promise<string | null>;
};

export type ResultRepository = {
	/** Keeps others who lock this key out until the transaction ends. */
	lock(key: string): Promise<void>;
	find(key: string): Promise<unknown>;
	keep(key: string, jobId: string, result: unknown): Promise<void>;
	forget(key: string): Promise<void>;
};

export type MachineRepository = {
	/** Says that a machine works and what it offers. */
	beat(machineId: string, models: Model[], now: Date): Promise<void>;
	/** Machines that have beaten since. */
	since(instant: Date): Promise<OfferedModels[]>;
	leave(machineId: string): Promise<void>;
};

export type IdempotencyClaim = { scope: string; key: string; requestHash: string; resourceId: string };
export type IdempotencyRepository = {
	/** Takes the key, or tells who has it. */
	claim(claim: IdempotencyClaim): Promise<IdempotencyClaim>;
	find(scope: string, key: string): Promise<IdempotencyClaim | null>;
};

export type Ticket = { id: string; recordId: string; priority: number; startAfter?: Date };
export type TicketRepository = {
	/** Queues entries, visible to workers when the transaction commits. */
	send(queue: QueueName, tickets: Ticket[]): Promise<void>;
};

export type Repositories = {
	jobs: JobRepository;
	batches: BatchRepository;
	deliveries: DeliveryRepository;
	subscriptions: SubscriptionRepository;
	productions: ProductionRepository;
	profiles: ProfileRepository;
	quotas: QuotaRepository;
	assets: AssetRepository;
	lifecycles: LifecycleRepository;
	results: ResultRepository;
	idempotency: IdempotencyRepository;
	fingerprints: FingerprintRepository;
	machines: MachineRepository;
	audit: AuditRepository;
	budgets: BudgetRepository;
	spend: SpendRepository;
	circuits: CircuitRepository;
	purchases: PurchaseRepository;
	prices: PriceRepository;
	evidence: EvidenceRepository;
	apiKeys: ApiKeyRepository;
	privacy: PrivacyRepository;
	retention: RetentionRepository;
	reviews: ReviewRepository;
	reviewWaits: ReviewWaitRepository;
	reviewLinks: ReviewLinkRepository;
	tickets: TicketRepository;
};

/** The service's books. Outside of a transaction, reads only. */
export type Store = Repositories & {
	/** All or nothing. Inside, use only what is passed in. */
	transaction<T>(work: (books: Repositories) => Promise<T>): Promise<T>;
	/** Whether an error says that the database is away for now, as against having said no. */
	isAway(error: unknown): boolean;
	/** Answers when the database does. */
	ping(): Promise<void>;
};
