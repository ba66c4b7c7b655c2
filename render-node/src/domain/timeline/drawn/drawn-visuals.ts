import type { AspectRatio, Media, Output, Scene, Timeline } from '@showrunner/contract';
import { frameSize } from '../frame-size.js';
import type { MediaFacts } from '../media-facts.js';
import { pickStill } from '../pick-still.js';
import { drawingId, type Drawing } from './drawing.js';

export type DrawnVisuals = {
	/** With a still in place of every gradient and card. */
	timeline: Timeline;
	/** By the id that the still names. */
	drawings: Map<string, Drawing>;
};

/** As much larger than the frame as the camera goes nearer, up to this: beyond it more would hardly be seen. */
const mostDetail = 1.5;

/** Whatever is drawn becomes a picture like all others, which is made once and moved over by the same cameras. */
export function drawnVisuals(timeline: Timeline, drawnWith: string): DrawnVisuals {
	const drawings = new Map<string, Drawing>();
	const scenes = timeline.scenes.map((scene): Scene => {
		const entries = timeline.outputs.flatMap((output): [AspectRatio, string][] => {
			const drawing = drawingOf(scene, output, timeline.locale);
			if (drawing === null) return [];
			const id = drawingId(drawing, drawnWith);
			drawings.set(id, drawing);
			return [[output.aspectRatio, id]];
		});
		if (entries.length === 0) return scene;
		return { ...scene, visual: { kind: 'still', assetIds: Object.fromEntries(entries), fit: 'cover' } };
	});
	return { timeline: drawings.size > 0 ? { ...timeline, scenes } : timeline, drawings };
}

/** The facts of assets and of drawings, which are known before they are drawn. */
export const withDrawings = (media: MediaFacts, drawings: ReadonlyMap<string, Drawing>): MediaFacts =>
	drawings.size === 0 ? media : new Map([...media, ...[...drawings].map(([id, size]) => [id, picture(size)] as const)]);

function drawingOf({ visual, motion }: Scene, output: Output, locale: string): Drawing | null {
	if (visual.kind !== 'gradient' && visual.kind !== 'card') return null;
	const frame = frameSize(output);
	const detail = Math.min(mostDetail, Math.max(motion?.from.zoom ?? 1, motion?.to.zoom ?? 1));
	const size = { width: Math.round(frame.width * detail), height: Math.round(frame.height * detail) };
	if (visual.kind === 'gradient') return { ...size, background: visual, text: null };
	const { background, title, subtitle, textColour: colour = null } = visual;
	const behind =
		background.kind === 'blur'
			? { kind: background.kind, assetId: pickStill(background, output.aspectRatio) }
			: background;
	return { ...size, background: behind, text: { title, subtitle, colour, locale } };
}

const picture = ({ width, height }: Drawing): Media => ({
	kind: 'image',
	...{
		width,
		height,
		durationMs: null,
		fps: null,
		videoCodec: null,
		audioCodec: null,
		sampleRateHz: null,
		channels: null,
	},
});
