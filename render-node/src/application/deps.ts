import type { Media } from '@showrunner/contract';
import type { KeyRing } from '../domain/access/key-ring.js';
import type { BlobStore } from '../domain/blob-store.js';
import type { SpendRules } from '../domain/budgets/spend-rules.js';
import type { Answer } from '../domain/callbacks/caller-presence.js';
import type { ChangeBus } from '../domain/change-bus.js';
import type { AssetStore, Clock, Log } from '../domain/ports.js';
import type { Store } from '../domain/store/store.js';
import type { Tracer } from '../domain/tracing/tracer.js';
import type { HandlerRegistry } from './handlers/registry.js';

/**
 * Facts about a file's media, or null where it holds none. Refuses what is larger than any media that this service works
 * with, and what is no video, sound or picture although `claim`, a media type, says so.
 */
export type ProbeMedia = (path: string, signal?: AbortSignal, claim?: string) => Promise<Media | null>;

/** How the service calls others. Null where no answer came in time. */
export type Caller = {
	/** Refuses an address that this service does not call, and names the field that gave it. */
	admit(url: string, field: string): Promise<void>;
	post(url: string, headers: Record<string, string>, body: string): Promise<Answer | null>;
	/** Asks without changing anything there. */
	get(url: string): Promise<Answer | null>;
	/** Whether anything at all answers at the address. */
	reaches(url: string): Promise<boolean>;
};

/** What is counted about the service's work. */
export type Metrics = {
	jobEnded(kind: string, state: string, cached: boolean, durationMs: number): void;
	/** How long a job stood in the queue before an attempt at it began. */
	jobClaimed(kind: string, waitedMs: number): void;
	deliveryTried(outcome: string): void;
	videoEncoded(encoder: string): void;
	purchaseClaimed(claim: string, provider: string): void;
};

/** What the verbs of the application work with; each takes the part that it needs. */
export type Deps = {
	store: Store;
	bus: ChangeBus;
	clock: Clock;
	log: Log;
	blobs: BlobStore;
	assets: AssetStore;
	probeMedia: ProbeMedia;
	handlers: HandlerRegistry;
	caller: Caller;
	metrics: Metrics;
	spendRules: SpendRules;
	tracer: Tracer;
	keys: KeyRing;
};
