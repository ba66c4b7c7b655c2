import type { Output, Overlay, Timeline, Warning } from '@showrunner/contract';
import { withoutEmoji } from '../captions/emoji.js';
import type { FontMap } from '../captions/font-map.js';
import { missingFonts } from '../captions/missing-fonts.js';
import type { MediaFacts } from '../timeline/media-facts.js';
import { timelineDurationMs } from '../timeline/timeline-duration.js';
import type { SegmentOverlays } from '../timeline/render-plan.js';
import { barIn, isBar, type BarOverlay } from './bar-in.js';
import { pieceLines, type AssPiece } from './ass-piece.js';
import { imageIn, isImage, type ImageOverlay } from './image-in.js';
import { lowerThirdPieces } from './lower-third-pieces.js';
import { overlayMoments, timedSpan, type FrameSpan } from './overlay-moments.js';
import { overlayAss } from './overlay-ass.js';
import { overlayStage, type OverlayStage } from './overlay-stage.js';
import { textPieces } from './text-pieces.js';

/** What lies over the frames of a segment; null where nothing does. */
export type OverlaysFor = (segment: FrameSpan) => SegmentOverlays | null;

/** The overlays of one output. Null where the timeline has none, so that its segments stay what they were. */
export function drawOverlays(
	timeline: Timeline,
	output: Output,
	fonts: FontMap,
	media: MediaFacts = new Map(),
): OverlaysFor | null {
	const overlays = timeline.overlays ?? [];
	if (overlays.length === 0) return null;
	const stage = overlayStage(timeline, output, fonts);
	const totalMs = timelineDurationMs(timeline);
	const bars = overlays.filter(isBar);
	const images = overlays.filter(isImage);
	const texts = overlays.filter((overlay) => !isBar(overlay) && !isImage(overlay));
	const drawn = texts.map((overlay) => ({
		seen: timedSpan(overlay, totalMs, stage.fps),
		animations: { animateIn: 'none', animateOut: 'none', ...overlay } as const,
		pieces: piecesOf(overlay, stage),
	}));
	return (segment) => {
		const lines = drawn.flatMap(({ seen, animations, pieces }, layer) => {
			const moments = overlayMoments(seen, animations, segment, stage.fps);
			return pieces.flatMap((piece) => pieceLines(piece, moments, layer, stage.fps));
		});
		const bared = bars.flatMap((bar) => barIn(bar, segment, stage, totalMs) ?? []);
		const pictured = images.flatMap((image) => imageIn(image, segment, { ...stage, media }, totalMs) ?? []);
		const seen = {
			...(bared.length > 0 && { bars: bared }),
			...(pictured.length > 0 && { images: pictured }),
			...(lines.length > 0 && { text: overlayAss(lines, stage) }),
		};
		return Object.keys(seen).length > 0 ? seen : null;
	};
}

function piecesOf(overlay: Exclude<Overlay, BarOverlay | ImageOverlay>, stage: OverlayStage): AssPiece[] {
	if (overlay.kind === 'watermark') return textPieces(overlay, stage);
	const beside = { ...stage, room: stage.inner };
	return overlay.kind === 'lower-third' ? lowerThirdPieces(overlay, beside) : textPieces(overlay, beside);
}

/** Letters that cannot be drawn, each with the overlay that has them. */
export function overlayWarnings({ overlays = [], locale }: Timeline, fonts: FontMap): Warning[] {
	return overlays.flatMap((overlay, index): Warning[] => {
		if (isBar(overlay) || isImage(overlay)) return [];
		const field = `timeline.overlays[${index}].${overlay.kind === 'lower-third' ? 'name' : 'text'}`;
		const text = overlay.kind === 'lower-third' ? `${overlay.name}\n${overlay.role}` : overlay.text;
		const message = 'Emoji are left out of overlays: no font of this service draws them';
		const dropped = withoutEmoji(text) === text ? [] : [{ code: 'emoji-not-burned' as const, message, field }];
		return [...dropped, ...missingFonts([withoutEmoji(text)], locale, fonts, field)];
	});
}
