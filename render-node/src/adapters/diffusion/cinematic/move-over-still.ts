import { rm } from 'node:fs/promises';
import { chooseCamera } from '../../../domain/diffusion/choose-camera.js';
import { layerGraph } from '../../ffmpeg/arguments/layer-graph.js';
import { cameraEncoding, clipLength } from './clip-length.js';
import type { ClipWork, MadeClip } from './clip-work.js';
import { encodeClip } from './encode-clip.js';
import { promptUnread } from './prompt-unread.js';
import { rawStill, readStill, stillLayer } from './read-still.js';

/** A camera moves over a still that fills the frame. */
export async function moveOverStill(work: ClipWork): Promise<MadeClip> {
	const { request, sources } = work;
	const { frameCount, framesPerSecond, durationMs } = clipLength(request);
	const encoding = cameraEncoding(request.size, framesPerSecond);
	const still = await readStill(work, sources.firstFrame, 'firstFrameAssetId');
	const scene = { picture: still.size, frame: request.size, durationMs };
	const { move, motion } = chooseCamera(request.camera, scene, request.seed);
	const layer = stillLayer(still, motion, request.size, { easing: motion.easing, pathFrames: frameCount });
	const raw = await rawStill(work, still, layer, encoding.frame);
	try {
		const graph = layerGraph(layer, { path: raw }, 'moved', 0, frameCount, encoding);
		const chains = [...graph.chains, '[moved]format=yuv420p[pictures]'];
		return {
			path: await encodeClip(work, { inputs: graph.inputs, chains, sound: [] }, { frameCount, framesPerSecond }),
			size: request.size,
			clip: { frameCount, framesPerSecond, hasSound: false },
			warnings: promptUnread(request),
			facts: { move, motion },
		};
	} finally {
		await rm(raw, { force: true });
	}
}
