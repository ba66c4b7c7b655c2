import type { CreateJobRequest } from '@showrunner/contract';
import type { AspectRatio, CameraMove } from '../../contract/vocabulary';
import type { ModelCard } from '../core/model-card';
import type { ProviderError } from '../core/provider-error';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';
import type { ClipChangeTask, ClipResolution, ClipTask } from './vendor-port';
import type { PaidPiece } from '../core/buy';

export type ClipWish = {
	id: string;
	/** What is seen and how it moves. */
	prompt: string;
	/** 500 ms to the contract's longest clip. */
	durationMs: number;
	/** Picture that the clip begins with; left out, a clip from words alone. */
	firstFrameAssetId?: string;
	/** Picture that the clip ends with; needs a first one. */
	lastFrameAssetId?: string;
};

/** What a model is chosen and steered by. Left out, the model's own value holds. */
export type ClipSteering = {
	/** Id of a model of that vendor; `auto` leaves the choice to it. */
	model: string;
	fallBack?: boolean;
	negativePrompt?: string;
	steps?: number;
	guidance?: number;
	seed?: number;
};

export type ClipsWish = ClipSteering & {
	clips: ClipWish[];
	/** Added to every prompt; empty for none. */
	look: string;
	aspectRatio: AspectRatio;
	sound: boolean;
	/** For a clip that is a camera over a still. */
	camera: CameraMove;
};
export type ExtensionWish = ClipSteering & { assetId: string; prompt: string; durationMs: number; camera: CameraMove };
export type UpscaleWish = Pick<ClipSteering, 'model' | 'fallBack' | 'seed'> & { assetId: string; factor: 2 | 4 };

export type ClipRequest =
	| { verb: 'generate'; wish: ClipsWish }
	| { verb: 'extend'; wish: ExtensionWish }
	| { verb: 'upscale'; wish: UpscaleWish };

/** Work for the render-node, which keeps the ticket, waits and calls back. */
export type ClipJob = Pick<CreateJobRequest, 'kind' | 'input' | 'step'>;

/** Makes clips on the render-node. Pure: it says what is to be done, and the batch that all items share does it. */
export type LocalClips = VendorCard & { toJob(request: ClipRequest): ClipJob };

/** Wishes that only vendors know. */
export type ClipManner = {
	/** Left out, the vendor's best of these. */
	resolution?: ClipResolution;
	/** A seed that somebody chose; one that only follows from the story is missed by nobody. */
	isSeedChosen: boolean;
};

/** What a timeline needs to know of a clip, and what is known of it besides. Sizes are null where no probe told them. */
export type PlacedClip = {
	sceneId: string;
	assetId: string;
	/** Of the clip itself: a vendor that lacks the wished one makes another. */
	aspectRatio: AspectRatio;
	width: number | null;
	height: number | null;
	fps: number | null;
	durationMs: number | null;
	hasSound: boolean;
	model: string;
	seed?: number;
};

export type FailedClip = { sceneId: string; error: ProviderError };

/** Clips of a vendor; one that failed keeps no other. */
export type VendorClips = { clips: PlacedClip[]; failed: FailedClip[]; pieces: PaidPiece[]; model: string };

export type ChangeRequest = Extract<ClipRequest, { verb: ClipChangeTask }>;

/** A clip that was changed, without a scene of its own. */
export type ChangedClip = { clip: Omit<PlacedClip, 'sceneId'>; piece: PaidPiece };

/** A vendor with an API: each clip is bought for itself, and waited for. */
export type KeyedClips = VendorCard & {
	models(task: ClipTask): readonly ModelCard[];
	/** Throws `ProviderError` where not one clip was made. */
	makeClips(
		wish: ClipsWish,
		manner: ClipManner,
		context: VendorContext,
	): Promise<{ value: VendorClips; warnings: Warning[] }>;
	/** Models that change clips; left out, it changes none. */
	changingModels?(task: ClipChangeTask): readonly ModelCard[];
	changeClip?(request: ChangeRequest, context: VendorContext): Promise<{ value: ChangedClip; warnings: Warning[] }>;
};

export type ClipProvider = LocalClips | KeyedClips;
