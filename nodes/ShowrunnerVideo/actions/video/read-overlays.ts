import type { OverlayWishes } from '../../timeline/overlays';

export type OverlayOptions = {
	lowerThirdName?: string;
	lowerThirdRole?: string;
	progressBar?: 'none' | 'top' | 'bottom';
	progressBarColour?: string;
	titleText?: string;
	watermarkText?: string;
};

/** An expression may give a number; spaces alone are nothing. */
const textOf = (value: unknown) => String(value ?? '').trim();

const barOf = ({ progressBar = 'none', progressBarColour = '' }: OverlayOptions): OverlayWishes['bar'] =>
	progressBar === 'none' ? null : { place: progressBar, colour: textOf(progressBarColour) };

export const readOverlays = (options: OverlayOptions): OverlayWishes => ({
	title: textOf(options.titleText),
	watermark: textOf(options.watermarkText),
	name: textOf(options.lowerThirdName),
	role: textOf(options.lowerThirdRole),
	bar: barOf(options),
});
