import type { Overlay } from '@showrunner/contract';
import { timedSpan, type FrameSpan } from './overlay-moments.js';
import type { ProgressBar } from '../timeline/render-plan.js';
import type { OverlayStage } from './overlay-stage.js';

export type BarOverlay = Extract<Overlay, { kind: 'progress-bar' }>;

export const isBar = (overlay: Overlay): overlay is BarOverlay => overlay.kind === 'progress-bar';

/** What a segment shows of a bar; null where that is nothing. Nothing but the segment's own share of it is named. */
export function barIn(
	bar: BarOverlay,
	segment: FrameSpan,
	{ frame, fps }: Pick<OverlayStage, 'frame' | 'fps'>,
	totalMs: number,
): ProgressBar | null {
	const { place, height, colour, opacity, background, backgroundOpacity } = bar;
	const span = timedSpan(bar, totalMs, fps);
	const [from, to] = [Math.max(span.from, segment.from), Math.min(span.to, segment.to)];
	if (from >= to) return null;
	const [startMs, endMs] = [bar.startMs ?? 0, Math.min(bar.endMs ?? totalMs, totalMs)];
	const filled = (number: number) => {
		const share = ((number * 1000) / fps - startMs) / (endMs - startMs);
		return Number((frame.width * Math.min(1, Math.max(0, share))).toFixed(3));
	};
	const rows = Math.max(2, 2 * Math.round((height * Math.min(frame.width, frame.height)) / 2));
	return {
		...{ top: place === 'top' ? 0 : frame.height - rows, rows },
		seen: { from: from - segment.from, to: to - segment.from },
		filled: { from: filled(from), to: filled(to) },
		...{ colour, opacity, background, backgroundOpacity },
	};
}
