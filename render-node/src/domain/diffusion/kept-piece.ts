import type { DiffusionEngineId, Warning } from '@showrunner/contract';
import type { Size } from '../timeline/render-plan.js';

/** A finished piece in the store: what is remembered of it, so that it is never made twice. */
export type KeptPiece = {
	assetId: string;
	provenanceAssetId: string;
	size: Size;
	/** Null for still pictures. */
	clip: { frameCount: number; framesPerSecond: number; hasSound: boolean } | null;
	model: string;
	engine: DiffusionEngineId;
	seed: number;
	deviceMs: number;
	warnings: Warning[];
	/** Version of the content filter that looked at it last. */
	contentFilter: string;
};

export const durationMsOf = ({ frameCount, framesPerSecond }: NonNullable<KeptPiece['clip']>): number =>
	Math.round((frameCount * 1000) / framesPerSecond);
