import type { Media, Output, Scene, Timeline } from '@showrunner/contract';
import { frameSize } from '../frame-size.js';
import { smartFraming } from '../focus/smart-framing.js';
import { mediaOf, sizeOf, type MediaFacts } from '../media-facts.js';
import { pickStill } from '../pick-still.js';
import { sceneSpans, type SceneSpan } from '../scene-spans.js';
import { transitionLengths } from '../transition-lengths.js';
import { depthMotion, usualMotion } from './depth-motion.js';
import { parallaxId, type ParallaxClip, type ParallaxLayer } from './parallax-clip.js';

export type ParallaxVisuals = {
	/** With a clip in place of all layers, for this one output. */
	timeline: Timeline;
	/** By the id that the clip names. */
	clips: Map<string, ParallaxClip>;
};

const middle = { x: 0.5, y: 0.5 };
/** Where clips have a pace these keep to their own: their camera has an easing. */
const ownPace = { from: 1, to: 1, easing: 'linear' } as const;

/** Scenes of layers become clips, which are rendered once and shown like all others. */
export function parallaxVisuals(timeline: Timeline, output: Output, media: MediaFacts): ParallaxVisuals {
	const clips = new Map<string, ParallaxClip>();
	if (timeline.scenes.every(({ visual }) => visual.kind !== 'layers')) return { timeline, clips };
	const spans = sceneSpans(timeline.scenes, transitionLengths(timeline.scenes).lengthsMs, output.fps);
	const scenes = timeline.scenes.map((scene, index): Scene => {
		const span = spans[index];
		const clip = span && clipOf(scene, span, output, media);
		if (!clip) return scene;
		const id = parallaxId(clip);
		clips.set(id, clip);
		const speed = timeline.speedRamp && { speed: ownPace };
		return {
			...scene,
			motion: undefined,
			visual: { kind: 'clip', assetId: id, fit: 'cover', trimStartMs: 0, ...speed },
		};
	});
	return { timeline: { ...timeline, scenes }, clips };
}

/** The facts of assets and of the clips that will be there. */
export const withClips = (media: MediaFacts, clips: ReadonlyMap<string, ParallaxClip>): MediaFacts =>
	clips.size === 0 ? media : new Map([...media, ...[...clips].map(([id, clip]) => [id, factsOf(clip)] as const)]);

function clipOf({ visual, motion = usualMotion }: Scene, span: SceneSpan, output: Output, media: MediaFacts) {
	if (visual.kind !== 'layers') return null;
	const frame = frameSize(output);
	const frameCount = Math.max(1, span.gone - span.appears);
	const layers = visual.layers.map((layer): ParallaxLayer => {
		const assetId = pickStill(layer, output.aspectRatio);
		const size = sizeOf(mediaOf(media, assetId));
		const { framing, from, to, moves } = smartFraming(size, frame, depthMotion(motion, layer.depth), middle);
		const path = { from, to, easing: motion.easing, firstFrame: 0, pathFrames: frameCount };
		return { assetId, framing, camera: moves ? path : null };
	});
	return { frame, fps: output.fps, frameCount, isFine: output.quality === 'final', layers };
}

const factsOf = ({ frame, fps, frameCount }: ParallaxClip): Media => ({
	...{ kind: 'video', width: frame.width, height: frame.height, fps, videoCodec: 'h264' },
	durationMs: Math.round((frameCount * 1000) / fps),
	...{ audioCodec: null, sampleRateHz: null, channels: null },
});
