import { sourceFrame, type Pace } from '../../../domain/timeline/pace.js';
import type { ClipLayer } from '../../../domain/timeline/render-plan.js';
import { clipReading, type ClipPiece } from './clip-pieces.js';
import { counted } from './counted.js';
import { pacedPieces, pacing, type PacedPiece } from './paced-pieces.js';

/** One opening of a clip's file, and the filters from its frames to the ones that are seen. */
export type ClipPass = { seekSeconds: number; filters: string };

/** All openings one after the other, and filters for the frames behind the scaling, which a short clip repeats from. */
export type ClipPasses = { passes: ClipPass[]; repeated: string[] };

export function clipPasses(layer: ClipLayer, frames: number, fps: number): ClipPasses {
	const { pace } = layer;
	if (!pace) return evenPasses(layer, frames, fps);
	const last = sourceFrame(pace, layer.firstFrame + frames - 1);
	if (layer.loopFrames <= fps && last >= layer.loopFrames) return pacedFromMemory(layer, pace, frames, fps);
	const passes = pacedPieces(layer, pace, frames, fps).map((piece) => pacedPass(piece, fps));
	return { passes, repeated: [] };
}

function evenPasses(layer: ClipLayer, frameCount: number, fps: number): ClipPasses {
	const { pieces, repeat } = clipReading(layer, frameCount, fps);
	const passes = pieces.map((piece) => ({ seekSeconds: piece.seekSeconds, filters: pieceFilters(piece, fps) }));
	const from = repeat && `trim=start_frame=${repeat.skipFrames}`;
	return { passes, repeated: repeat ? [held(repeat.frames, fps), `${from},${counted(fps)}`] : [] };
}

/** The clip is held as it was taken; its frames are put in time as they come from memory. */
function pacedFromMemory(layer: ClipLayer, pace: Pace, frames: number, fps: number): ClipPasses {
	const { loopFrames, firstFrame } = layer;
	const { passes } = evenPasses({ ...layer, firstFrame: 0 }, loopFrames, fps);
	const played = Math.floor(sourceFrame(pace, firstFrame));
	const before = Math.floor(played / loopFrames) * loopFrames;
	const inTime = `trim=start_frame=${played - before},${pacing(pace, firstFrame, frames, before, fps)}`;
	const kept = `${lastBegun(fps)},trim=end_frame=${frames},${counted(fps)}`;
	return { passes, repeated: [held(loopFrames, fps), inTime, kept] };
}

/** After the scaling, so that the frames that are held in memory are no larger than they need to be. */
const held = (frames: number, fps: number) => `loop=loop=-1:size=${frames}:start=0,${counted(fps)}`;

/** What is seen is the frame of the clip that began last. */
const lastBegun = (fps: number) => `fps=${fps}:start_time=0:round=up`;

/** The last frame is held where a file has fewer frames than its length promised. */
const lastHeld = 'tpad=stop=-1:stop_mode=clone';

const pieceFilters = ({ skipFrames, frames }: ClipPiece, fps: number) =>
	`fps=${fps}:start_time=0,${lastHeld},trim=start_frame=${skipFrames}:end_frame=${skipFrames + frames},${counted(fps)}`;

const pacedPass = ({ seekSeconds, filters, frames }: PacedPiece, fps: number): ClipPass => ({
	seekSeconds,
	filters: `${filters},${lastBegun(fps)},${lastHeld},trim=end_frame=${frames},${counted(fps)}`,
});
