import { rm } from 'node:fs/promises';
import type { Camera, Motion } from '@showrunner/contract';
import { crossCamera } from '../../../domain/diffusion/cross-camera.js';
import { layerGraph } from '../../ffmpeg/arguments/layer-graph.js';
import { cameraEncoding, clipLength } from './clip-length.js';
import type { ClipWork, MadeClip } from './clip-work.js';
import { crossChains } from './cross-chains.js';
import { encodeClip } from './encode-clip.js';
import { promptUnread } from './prompt-unread.js';
import { rawStill, readStill, stillLayer } from './read-still.js';

const whole: Camera = { zoom: 1, centreX: 0.5, centreY: 0.5 };

/** The first still gives way to the last one while one camera moves over both, and begins and ends on all of them. */
export async function crossStills(work: ClipWork): Promise<MadeClip> {
	const { request, sources, run } = work;
	const { frameCount, framesPerSecond, durationMs } = clipLength(request);
	const encoding = cameraEncoding(request.size, framesPerSecond);
	const stills = [
		await readStill(work, sources.firstFrame, 'firstFrameAssetId'),
		await readStill(work, sources.lastFrame, 'lastFrameAssetId'),
	];
	const inputs: string[][] = [];
	const chains: string[] = [];
	const motions: Motion[] = [];
	const raws: string[] = [];
	try {
		for (const [index, still] of stills.entries()) {
			const scene = { picture: still.size, frame: request.size, durationMs };
			const motion: Motion = {
				...{ from: whole, to: crossCamera(request.camera, scene, request.seed), easing: 'ease-in-out' },
			};
			const path = { easing: 'there-and-back', pathFrames: frameCount } as const;
			const layer = stillLayer(still, motion, request.size, path);
			const raw = await rawStill(work, still, layer, encoding.frame);
			raws.push(raw);
			motions.push(motion);
			const graph = layerGraph(layer, { path: raw }, `still${index}`, index, frameCount, encoding);
			inputs.push(...graph.inputs);
			chains.push(...graph.chains);
		}
		chains.push(...crossChains(['still0', 'still1'], 'pictures', request.size, { frameCount, framesPerSecond }));
		run.signal.throwIfAborted();
		return {
			path: await encodeClip(work, { inputs, chains, sound: [] }, { frameCount, framesPerSecond }),
			size: request.size,
			clip: { frameCount, framesPerSecond, hasSound: false },
			warnings: promptUnread(request),
			facts: { move: 'there-and-back', motions },
		};
	} finally {
		await Promise.all(raws.map((raw) => rm(raw, { force: true })));
	}
}
