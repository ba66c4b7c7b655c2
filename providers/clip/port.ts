import type { CreateJobRequest } from '@showrunner/contract';
import type { AspectRatio, CameraMove } from '../../contract/vocabulary';
import type { VendorCard } from '../core/vendor-card';

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

/** Makes clips as assets. Pure: it says what is to be done, and the batch that all items share does it. */
export type ClipProvider = VendorCard & { toJob(request: ClipRequest): ClipJob };
