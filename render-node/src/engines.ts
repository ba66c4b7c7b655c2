import type { Capabilities, GenerationKind, Model, Voice } from '@showrunner/contract';
import type { ProbeMedia } from './application/deps.js';
import type { FingerprintShelf } from './application/fingerprints/fingerprint-shelf.js';
import type { AnyHandler } from './application/handlers/registry.js';
import type { Config } from './config.js';
import type { Log, PieceCache, SegmentCache } from './domain/ports.js';

/** What engines are built from. */
export type EngineGround = {
	config: Config;
	log: Log;
	/** A folder of this service alone, for folders that programs work in. */
	workRoot: string;
	segments: SegmentCache;
	pieces: PieceCache;
	fingerprints: FingerprintShelf;
	/** Whether another machine has a model for this ready; see GenerationDeps. */
	isElsewhere(kinds: readonly GenerationKind[], model: string): Promise<boolean>;
};

/** All that makes or reads media, for the service to put to work. */
export type Engines = {
	handlers: readonly AnyHandler[];
	probeMedia: ProbeMedia;
	/** What was found on this machine, but for the store, which the service knows itself. */
	capabilities(): Promise<Omit<Capabilities, 'store' | 'version'>>;
	voices(locale?: string): Promise<Voice[]>;
	/** What this machine can generate pictures and clips with. */
	models(): Promise<Model[]>;
	/** How many jobs can generate at once here. */
	generationLanes(): Promise<number>;
	/** Ends what runs beside the service. */
	close(): Promise<void>;
};
