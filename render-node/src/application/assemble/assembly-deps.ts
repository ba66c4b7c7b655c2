import type { FontMap } from '../../domain/captions/font-map.js';
import type { DrawPicture } from '../../domain/pictures/draw-request.js';
import type { PieceCache, SegmentCache } from '../../domain/ports.js';
import type { MixAudio } from '../../domain/timeline/mix-audio.js';
import type { Renderer } from '../../domain/timeline/renderer.js';

export type AssemblyDeps = {
	renderer: Renderer;
	mixAudio: MixAudio;
	segmentCache: SegmentCache;
	/** Finished videos by what went into them. */
	videos: PieceCache;
	fonts: FontMap;
	draw: DrawPicture;
	/** How many processors a render may keep busy. */
	cores: number;
};
