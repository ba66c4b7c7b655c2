import type { Corner, OverlayAnimation } from '../../../contract/vocabulary';
import type { TimelineRequest } from './timeline-from-item';

/** Texts over the pictures; an empty one is not shown. An empty colour is the usual one. */
export type OverlayWishes = {
	title: string;
	watermark: string;
	name: string;
	role: string;
	/** Of the title and the name. */
	animation: OverlayAnimation;
	bar: { place: 'top' | 'bottom'; colour: string } | null;
	logo: { assetId: string; corner: Corner } | null;
};

const titleMs = 3_000;
const lowerThirdMs = 5_000;
/** Without a title before it, a name comes when the first picture has been seen. */
const firstLookMs = 1_000;

/** As members of a timeline that lasts `totalMs`; without any wish there is no member. */
export function overlaysOf({ title, watermark, name, role, animation, bar, logo }: OverlayWishes, totalMs: number) {
	const moves = { animateIn: animation, animateOut: animation };
	const wanted = title === '' ? firstLookMs : titleMs;
	const startMs = wanted < totalMs ? wanted : 0;
	// Where both are seen at once, they stand apart.
	const anchor = startMs === 0 ? ('top' as const) : ('center' as const);
	const overlays: NonNullable<TimelineRequest['overlays']> = [
		...(bar ? [{ kind: 'progress-bar' as const, place: bar.place, ...(bar.colour && { colour: bar.colour }) }] : []),
		...(logo ? [{ kind: 'image' as const, assetId: logo.assetId, anchor: logo.corner }] : []),
		...(watermark === '' ? [] : [{ kind: 'watermark' as const, text: watermark }]),
		...(title === ''
			? []
			: [{ kind: 'text' as const, text: title, anchor, size: 0.085, endMs: Math.min(titleMs, totalMs), ...moves }]),
		...(name === ''
			? []
			: [
					{
						kind: 'lower-third' as const,
						name,
						role,
						startMs,
						endMs: Math.min(startMs + lowerThirdMs, totalMs),
						...moves,
					},
				]),
	];
	return overlays.length > 0 ? { overlays } : {};
}
