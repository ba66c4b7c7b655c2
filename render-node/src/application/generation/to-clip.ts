import type { AspectRatio, GeneratedClip } from '@showrunner/contract';
import { durationMsOf, type KeptPiece } from '../../domain/diffusion/kept-piece.js';

/** @throws TypeError for a still picture, which no engine may give where a clip was asked for */
export function toClip(kept: KeptPiece, sceneId: string, aspectRatio: AspectRatio | null): GeneratedClip {
	if (kept.clip === null) throw new TypeError(`${kept.model} gave a picture in place of a clip`);
	return {
		...{ sceneId, aspectRatio, assetId: kept.assetId, ...kept.size },
		...{ fps: kept.clip.framesPerSecond, frameCount: kept.clip.frameCount, hasSound: kept.clip.hasSound },
		...{ durationMs: durationMsOf(kept.clip), model: kept.model, seed: kept.seed },
		provenanceAssetId: kept.provenanceAssetId,
	};
}
