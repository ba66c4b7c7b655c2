import type { OverlayWishes } from '../../timeline/overlays';

export type OverlayOptions = {
	lowerThirdName?: string;
	lowerThirdRole?: string;
	titleText?: string;
	watermarkText?: string;
};

/** An expression may give a number; spaces alone are nothing. */
const textOf = (value: unknown) => String(value ?? '').trim();

export const readOverlays = (options: OverlayOptions): OverlayWishes => ({
	title: textOf(options.titleText),
	watermark: textOf(options.watermarkText),
	name: textOf(options.lowerThirdName),
	role: textOf(options.lowerThirdRole),
});
