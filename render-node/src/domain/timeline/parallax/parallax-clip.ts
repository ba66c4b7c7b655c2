import { contentHash } from '../../jobs/content-hash.js';
import type { CameraPath, Framing, Size } from '../render-plan.js';

/** Raise it whenever the same clip looks different. */
const parallaxVersion = 1;

export type ParallaxLayer = { assetId: string; framing: Framing; camera: CameraPath | null };

/** Pictures that lie over each other, each under a camera of its own; the last one lies on top. */
export type ParallaxClip = {
	frame: Size;
	fps: number;
	frameCount: number;
	/** Whether it is worth four samples each way. */
	isFine: boolean;
	layers: ParallaxLayer[];
};

/** Stands where an asset's id would. */
export const parallaxId = (clip: ParallaxClip): string => `parallax ${contentHash({ parallaxVersion, ...clip })}`;
