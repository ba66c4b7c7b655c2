import type { DiffusionEngineId, GenerationKind, ModelLicence } from '@showrunner/contract';
import type { Size } from '../timeline/render-plan.js';

/** Sides are multiples of `multipleOf`, none shorter than `leastSide`, their product at most `mostPixels`. */
export type SizeRule = { native: Size; multipleOf: number; leastSide: number; mostPixels: number };

/** Frame counts are `multipleOf × n + 1`: the first frame is encoded alone, the rest in groups. */
export type FrameRule = { multipleOf: number; least: number; most: number; preset: number; framesPerSecond: number };

export type NumberRule = { least: number; most: number; preset: number };

/** What a model can be asked for and how. Data: engines and the operator's catalogue bring it, nobody codes it. */
export type ModelCard = {
	/** Unique within the service, such as `sdxl-base` or `comfyui:flux-dev`. */
	id: string;
	label: string;
	engine: DiffusionEngineId;
	kinds: readonly GenerationKind[];
	/** Commit or hash of the weights; null where the engine does not tell. */
	revision: string | null;
	/**
	 * Hash of what else of its set-up shapes what it makes, such as a schedule or the graph of a workflow. What was made
	 * under another one is not found again.
	 */
	setup?: string;
	licence: ModelLicence;
	sizes: SizeRule;
	/** Null for still pictures. */
	frames: FrameRule | null;
	/** Null where the engine decides. */
	steps: NumberRule | null;
	/** Null where the model takes none, as distilled ones do. */
	guidance: NumberRule | null;
	takesNegativePrompt: boolean;
	/** Whether its clips have sound. */
	hasSound: boolean;
	/** Whether the same seed gives the same picture. */
	takesSeed: boolean;
	/** Millionths of a US dollar per second of its device. */
	pricePerSecondMicros: number;
};

/** A card and whether the model can be used now. */
export type OfferedModel = {
	card: ModelCard;
	available: boolean;
	/** Why not, with the way out; or what it is good for. */
	note: string;
};
