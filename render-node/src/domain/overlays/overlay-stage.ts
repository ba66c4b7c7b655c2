import type { AspectRatio, CaptionTrack, Output, Overlay, Timeline } from '@showrunner/contract';
import { captionLayout } from '../captions/caption-layout.js';
import { profileRules } from '../captions/caption-profile.js';
import { fontOf, fontSize } from '../captions/ass-text.js';
import type { FontMap } from '../captions/font-map.js';
import { safeMargins } from '../captions/safe-area.js';
import { scriptsIn } from '../captions/script-of.js';
import { frameSize } from '../timeline/frame-size.js';
import type { Size } from '../timeline/render-plan.js';

/** Edges of a part of the frame, in pixels from its top left corner. */
export type Room = { top: number; bottom: number; left: number; right: number };

/** The frame that overlays stand on. */
export type OverlayStage = {
	frame: Size;
	fps: number;
	locale: string;
	fonts: FontMap;
	room: Room;
	/** What watermarks leave of it for all other overlays. */
	inner: Room;
	/** All of the frame that captions leave free. */
	free: Room;
};

/** Between an overlay and the captions, as a share of the frame's shorter side. */
const gapShare = 0.025;

export function overlayStage(
	{ captions, locale, overlays = [] }: Timeline,
	output: Output,
	fonts: FontMap,
): OverlayStage {
	const frame = frameSize(output);
	const { aspectRatio, fps } = output;
	const margins = overlayMargins(aspectRatio, captions?.safeArea ?? 'universal', frame);
	const whole: Room = {
		...{ top: margins.top, bottom: frame.height - margins.bottom },
		...{ left: margins.left, right: frame.width - margins.right },
	};
	const block = captions?.burnIn ? captionRoom(captions, { locale, aspectRatio, frame, fonts }) : null;
	const gap = gapShare * Math.min(frame.width, frame.height);
	const beside = (part: Room) => (block ? besideCaptions(part, block, gap) : part);
	const room = beside(whole);
	const free = beside({ top: 0, bottom: frame.height, left: 0, right: frame.width });
	return { frame, fps, locale, fonts, room, inner: besideWatermarks(room, overlays, frame), free };
}

/** The larger part of the room that captions leave free: above them, or below. */
function besideCaptions(room: Room, captions: Pick<Room, 'top' | 'bottom'>, gap: number): Room {
	const above = { ...room, bottom: Math.min(room.bottom, captions.top - gap) };
	const below = { ...room, top: Math.max(room.top, captions.bottom + gap) };
	return below.bottom - below.top > above.bottom - above.top ? below : above;
}

/** A title at the top stands below the line of a watermark there. */
function besideWatermarks(room: Room, overlays: readonly Overlay[], frame: Size): Room {
	const inner = { ...room };
	for (const overlay of overlays) {
		if (overlay.kind !== 'watermark') continue;
		const line = (1.4 * overlay.size + gapShare) * Math.min(frame.width, frame.height);
		if (overlay.anchor.startsWith('top')) inner.top = Math.max(inner.top, room.top + line);
		if (overlay.anchor.startsWith('bottom')) inner.bottom = Math.min(inner.bottom, room.bottom - line);
	}
	return inner;
}

/** Lines of captions are kept short for the eye, also where the screen is wide: overlays may stand beside them. */
function overlayMargins(aspectRatio: AspectRatio, area: CaptionTrack['safeArea'], frame: Size) {
	const safe = safeMargins(aspectRatio, area, frame);
	if (aspectRatio === '9:16') return safe;
	const { left, right, top } = safeMargins(aspectRatio, 'full', frame);
	return { ...safe, top, left, right };
}

type CaptionedFrame = { locale: string; aspectRatio: AspectRatio; frame: Size; fonts: FontMap };

/** The rows that captions can reach: all the lines of a cue in the tallest of their fonts. */
function captionRoom(track: CaptionTrack, { locale, aspectRatio, frame, fonts }: CaptionedFrame) {
	const { scenes, profile } = track;
	if (scenes.length === 0) return null;
	const { margins, position, emPx, outlinePx, shadowPx } = captionLayout({ ...track, aspectRatio, frame });
	const scripts = scriptsIn(scenes.map(({ text }) => text).join('\n'), locale);
	const lineHeight = Math.max(...scripts.map((script) => fontSize(fontOf(fonts, script), emPx)), 1.36 * emPx);
	const height = profileRules[profile].lines * lineHeight;
	const top = {
		bottom: frame.height - margins.bottom - height,
		middle: (frame.height - height) / 2,
		top: margins.top,
	}[position];
	return { top: top - outlinePx - shadowPx, bottom: top + height + outlinePx + shadowPx };
}
