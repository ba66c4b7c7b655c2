import type { Overlay } from '@showrunner/contract';
import { isRtl } from '../captions/direction.js';
import { assColour, px, type AssPiece } from './ass-piece.js';
import type { OverlayStage } from './overlay-stage.js';
import { placeBlock } from './place-block.js';
import { setText } from './set-text.js';

type LowerThird = Extract<Overlay, { kind: 'lower-third' }>;

/** In em of the name. */
const roleEm = 0.66;
const paddingEm = { across: 0.55, down: 0.3 };
const accentEm = 0.16;

const border = { outline: 0, depth: 0 };

/** A name and a role on a bar at the foot of the room, on the side from which they are read. */
export function lowerThirdPieces(overlay: LowerThird, stage: OverlayStage): AssPiece[] {
	const { name, role, size, colour, barColour, barOpacity, accentColour } = overlay;
	const { room, frame, locale } = stage;
	const em = size * Math.min(frame.width, frame.height);
	const [across, down] = [paddingEm.across * em, paddingEm.down * em];
	const accent = Math.max(2, accentEm * em);
	const wish = {
		maxWidth: room.right - room.left - accent - 2 * across,
		maxHeight: room.bottom - room.top,
		breaks: false,
	};
	const lines = [setText(name, { ...wish, emPx: em }, stage), setText(role, { ...wish, emPx: roleEm * em }, stage)];
	const shown = lines.filter((line) => line !== null);
	if (shown.length === 0) return [];
	const width = Math.max(...shown.map((line) => line.width)) + accent + 2 * across;
	const height = shown.reduce((sum, line) => sum + line.height, 0) + 2 * down;
	const rtl = isRtl(name, locale);
	const { x, y, slide, middle } = placeBlock(rtl ? 'bottom-right' : 'bottom-left', { width, height }, 0, stage);
	const [left, top] = [rtl ? x - width : x, y - height];
	const bar = { x: rtl ? left : left + accent, y: top, width: width - accent, height };
	const stripe = { x: rtl ? left + width - accent : left, y: top, width: accent, height };
	const textX = rtl ? bar.x + bar.width - across : bar.x + across;
	let textY = top + down;
	const texts = shown.map((line, index): AssPiece => {
		const at = { alignment: rtl ? 9 : 7, x: textX, y: textY, slide, middle, border };
		textY += line.height;
		const tags = `\\1c${assColour(colour)}${line === lines[0] && index === 0 ? '' : '\\b0'}`;
		return { style: 'Edged', ...at, opacity: { letters: 1, edge: 0, back: 0 }, tags, text: line.text };
	});
	return [
		filled(bar, barColour, barOpacity, { slide, middle }),
		filled(stripe, accentColour, 1, { slide, middle }),
		...texts,
	];
}

type Rectangle = { x: number; y: number; width: number; height: number };

/** Drawn with whole pixels, so that its sides are sharp. */
function filled(
	{ x, y, width, height }: Rectangle,
	colour: string,
	opacity: number,
	moved: Pick<AssPiece, 'slide' | 'middle'>,
): AssPiece {
	const [left, top] = [Math.round(x), Math.round(y)];
	const [w, h] = [px(Math.round(x + width) - left), px(Math.round(y + height) - top)];
	return {
		...{ style: 'Edged', alignment: 7, x: left, y: top, border, ...moved },
		opacity: { letters: opacity, edge: 0, back: 0 },
		tags: `\\1c${assColour(colour)}\\p1`,
		text: `m 0 0 l ${w} 0 ${w} ${h} 0 ${h}`,
	};
}
