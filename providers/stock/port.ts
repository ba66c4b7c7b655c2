import type { RecordEvidenceRequest } from '@showrunner/contract';
import type { AspectRatio } from '../../contract/vocabulary';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';

export const stockKinds = ['photo', 'video'] as const;
export type StockKind = (typeof stockKinds)[number];

/** What one call of a library is asked. */
export type StockSearch = { kind: StockKind; query: string; locale: string; aspectRatio: AspectRatio };

export type StockFile = { url: string; width: number; height: number };

export type StockHit = {
	/** The same for the same picture or clip for ever: `pexels:video:123`. */
	sourceId: string;
	/** Page on which it is shown. */
	pageUrl: string;
	author: string;
	/** Null for photos. */
	durationMs: number | null;
	files: StockFile[];
};

/** One scene's wish. */
export type StockRequest = StockSearch & {
	sceneId: string;
	/** A shorter clip is taken only where there is no other. */
	minDurationMs?: number;
	/** Hits that are not to be taken. */
	used: ReadonlySet<string>;
	/** What an earlier try of the same scene took: taken again where it still fits. */
	preferred?: string;
};

/** A hit with its file in the store. */
export type TakenMedia = {
	sourceId: string;
	assetId: string;
	width: number;
	height: number;
	durationMs: number | null;
	author: string;
	sourceUrl: string;
	/** What the description of a video has to say. */
	creditLine: string;
};

export type StockReach = Pick<VendorContext, 'http' | 'clock' | 'signal'>;

/** A library of photos and clips, as one call of it. `findMedia` makes the capability of it. */
export type StockVendor = VendorCard & {
	kinds: readonly StockKind[];
	rights: Pick<RecordEvidenceRequest, 'licence' | 'licenceUrl' | 'commercialUse' | 'creditRequired'>;
	/** Best first. */
	search(search: StockSearch, reach: StockReach): Promise<StockHit[]>;
};

export type FoundMedia = { value: TakenMedia; warnings: Warning[] };
