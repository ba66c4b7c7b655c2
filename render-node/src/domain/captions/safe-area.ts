import { frameSizes, type AspectRatio, type SafeArea } from '@showrunner/contract';

/** Pixels of a frame that captions keep clear, from each edge. */
export type Margins = { top: number; bottom: number; left: number; right: number };

/**
 * On full-size frames. 9:16: Google's guidance for Shorts ads (288/672/48/192) and Meta's for Reels (14 %, 35 %, 6 %), as
 * collected by shotstack.io/learn/vertical-video-safe-zones; `universal` clears both and TikTok's buttons.
 * 16:9: the 68 % of the width that the BBC's subtitle guidelines give a line, above the player's controls; `full` is
 * the graphics-safe area of EBU R 95 (5 %). `tiktok`: TikTok publishes templates and no numbers; these are the 840 × 1280 of
 * orsonlord.com/articles/free-safe-zone-overlays-for-reels-tiktok-and-shorts, within the 130/350/64 (top, bottom, right) of
 * tikadsuite.com/blog/tiktok-ad-safe-zones. `youtube`: EBU R 95, above the bar of the regular player: 48 px of buttons and
 * 5 px of progress on one 480 px high (11 %).
 */
const margins: Record<AspectRatio, Record<SafeArea, Margins>> = {
	'9:16': {
		universal: { top: 288, bottom: 672, left: 120, right: 192 },
		shorts: { top: 288, bottom: 672, left: 48, right: 192 },
		reels: { top: 269, bottom: 672, left: 65, right: 65 },
		tiktok: { top: 160, bottom: 480, left: 120, right: 120 },
		youtube: { top: 96, bottom: 211, left: 54, right: 54 },
		full: { top: 96, bottom: 96, left: 54, right: 54 },
	},
	'16:9': {
		universal: { top: 86, bottom: 108, left: 308, right: 308 },
		shorts: { top: 86, bottom: 108, left: 308, right: 308 },
		reels: { top: 86, bottom: 108, left: 308, right: 308 },
		tiktok: { top: 86, bottom: 108, left: 308, right: 308 },
		youtube: { top: 54, bottom: 119, left: 96, right: 96 },
		full: { top: 54, bottom: 54, left: 96, right: 96 },
	},
	'1:1': {
		universal: { top: 76, bottom: 108, left: 76, right: 76 },
		shorts: { top: 76, bottom: 108, left: 76, right: 76 },
		reels: { top: 76, bottom: 108, left: 76, right: 76 },
		tiktok: { top: 76, bottom: 108, left: 76, right: 76 },
		youtube: { top: 54, bottom: 119, left: 54, right: 54 },
		full: { top: 54, bottom: 54, left: 54, right: 54 },
	},
};

export function safeMargins(
	aspectRatio: AspectRatio,
	area: SafeArea,
	frame: { width: number; height: number },
): Margins {
	const { top, bottom, left, right } = margins[aspectRatio][area];
	const across = frame.width / frameSizes[aspectRatio].width;
	const down = frame.height / frameSizes[aspectRatio].height;
	return { top: top * down, bottom: bottom * down, left: left * across, right: right * across };
}
