import type { Logger } from 'pino';
import { systemClock } from './adapters/clock/system-clock.js';
import { createMetrics, type ServiceMetrics } from './adapters/metrics/prometheus.js';
import { createAssetStore } from './application/assets/create-asset-store.js';
import { watchMachines, type Machines } from './application/generation/watch-machines.js';
import { createFingerprintShelf } from './application/fingerprints/fingerprint-shelf.js';
import { createHandlerRegistry } from './application/handlers/registry.js';
import { createPieceCache } from './application/jobs/create-piece-cache.js';
import { openAccess, openKeyRing } from './access.js';
import { openBooks } from './books.js';
import { openCalls } from './calls.js';
import { createClosers, type Closers } from './closers.js';
import type { Config } from './config.js';
import type { EngineGround, Engines } from './engines.js';
import type { SegmentCache } from './domain/ports.js';
import type { Store } from './domain/store/store.js';
import { makeDataDir, openDisk } from './disk.js';
import { openFace } from './face.js';
import { openChildWatch, openTracer } from './observers.js';
import { startSealing } from './sealing.js';
import { openSecrets } from './secrets.js';
import { serviceVersion } from './service-version.js';
import type { ServiceFacts } from './start-up-report.js';
import { describeStorage, prepareStorage } from './storage.js';
import { openSpendRules } from './spend-rules.js';
import { startWork } from './work.js';

export type RunningService = {
	baseUrl: string;
	apiKeys: readonly string[];
	facts: ServiceFacts;
	/** Serves what has begun, hands running jobs back, and closes everything. */
	stop(): Promise<void>;
};

export type ServiceOptions = {
	config: Config;
	log: Logger;
	createEngines(ground: EngineGround): Promise<Engines>;
	/** Called when the service cannot go on; stop it then. */
	onFatal(error: unknown): void;
};

/** Whether no job that generates is ever done here. */
const isIdle = ({ role, generationSlots }: Config) => role === 'api' || generationSlots === 0;

type EnginesGround = {
	store: Store;
	segments: SegmentCache;
	workRoot: string;
	closers: Closers;
	metrics: ServiceMetrics;
};

/** The engines of this machine, and what it knows of other machines' models. */
async function openEngines(
	{ config, log, createEngines }: ServiceOptions,
	{ store, segments, workRoot, closers, metrics }: EnginesGround,
): Promise<{ machines: Machines; engines: Engines }> {
	const machines = watchMachines({
		...{ store, clock: systemClock, log },
		// Who runs no jobs has nothing to offer.
		ownModels: async () => (isIdle(config) ? [] : engines.models()),
	});
	const pieces = metrics.countPieces(createPieceCache(store));
	const counted = metrics.countSegments(segments);
	const engines = await createEngines({
		...{ config, log, workRoot, segments: counted, pieces, fingerprints: createFingerprintShelf(store) },
		isElsewhere: machines.isElsewhere,
	});
	closers.add(() => engines.close());
	return { machines, engines };
}

/** Everything that works behind the service's face. */
async function openGround(options: ServiceOptions, closers: Closers) {
	const { config, log, onFatal } = options;
	await makeDataDir(config.dataDir);
	const secrets = await openSecrets(config);
	const { database, store, bus, boss, pool } = await openBooks(config, log, closers, onFatal);
	const isSole = database.kind === 'embedded';
	const { blobs, segments, workRoot, close } = await openDisk(config, log, isSole);
	closers.add(close);
	await prepareStorage(config, blobs, log);
	const tracer = openTracer(config, closers);
	const metrics = createMetrics({ books: store, dataDir: config.dataDir, log });
	openChildWatch(tracer, log, metrics.programEnded, closers);
	const { machines, engines } = await openEngines(options, { store, segments, workRoot, closers, metrics });
	const { caller, listensAt } = await openCalls(config, log);
	const { probeMedia } = engines;
	const spendRules = await openSpendRules(config, { store, clock: systemClock, log });
	const keys = openKeyRing({ store, bus, clock: systemClock, log, secrets, closers });
	const ground = { spendRules, store, bus, clock: systemClock, log, blobs, probeMedia, caller, metrics, tracer, keys };
	const access = openAccess(config, store, pool, closers);
	const deps = {
		...ground,
		assets: createAssetStore(ground, workRoot),
		handlers: createHandlerRegistry(engines.handlers),
	};
	return {
		config,
		log,
		secrets,
		access,
		database,
		boss,
		isSole,
		workRoot,
		machines,
		engines,
		caller,
		listensAt,
		metrics,
		deps,
	};
}

type Ground = Awaited<ReturnType<typeof openGround>>;

/** Sets this machine to work on the jobs that are queued. */
async function beginWork(ground: Ground, closers: Closers): Promise<void> {
	const { config, machines, engines, deps, boss, isSole, workRoot } = ground;
	if (config.role === 'api') return;
	closers.add(await machines.start());
	const generationSlots = config.generationSlots ?? Math.max(1, await engines.generationLanes());
	await startWork({ config, generationSlots, deps, boss, isSole, workRoot, closers });
}

async function open(options: ServiceOptions, closers: Closers): Promise<Omit<RunningService, 'stop'>> {
	const ground = await openGround(options, closers);
	const { config, log, secrets, access, database, machines, engines, caller, metrics, deps } = ground;
	const capabilities = async () => ({
		...(await engines.capabilities()),
		version: serviceVersion,
		store: database.kind,
	});
	const facts = await capabilities();
	startSealing(deps, closers);
	await beginWork(ground, closers);
	// Before the queues wait for webhooks that are on their way: a receiver may take its time to answer.
	closers.add(() => caller.close());
	const { voices } = engines;
	const { models } = machines;
	const face = { config, deps, secrets, access, log, metrics, capabilities, voices, models, closers };
	const baseUrl = await openFace(face);
	ground.listensAt(baseUrl);
	return {
		baseUrl,
		apiKeys: secrets.apiKeys,
		facts: {
			address: baseUrl,
			dataDir: config.dataDir,
			store: database.description,
			assets: describeStorage(config),
			apiKeySource: secrets.apiKeySource,
			role: config.role,
			capabilities: facts,
			models: await engines.models(),
		},
	};
}

/** Builds the whole service and starts it; what was opened is closed again when a later part refuses. */
export async function startService(options: ServiceOptions): Promise<RunningService> {
	const closers = createClosers(options.log);
	try {
		return { ...(await open(options, closers)), stop: closers.closeAll };
	} catch (error) {
		await closers.closeAll();
		throw error;
	}
}
