import type { Corner, OverlayAnimation } from '../../../../contract/vocabulary';
import type { OverlayWishes } from '../../timeline/overlays';
import { readAssetId } from './read-asset-id';

export type OverlayOptions = {
	logoAssetId?: string;
	logoCorner?: Corner;
	textAnimation?: OverlayAnimation;
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

function logoOf({ logoAssetId, logoCorner = 'top-right' }: OverlayOptions): OverlayWishes['logo'] {
	const assetId = readAssetId('logoAssetId', logoAssetId, 'a picture');
	return assetId === undefined ? null : { assetId, corner: logoCorner };
}

export const readOverlays = (options: OverlayOptions): OverlayWishes => ({
	title: textOf(options.titleText),
	watermark: textOf(options.watermarkText),
	name: textOf(options.lowerThirdName),
	role: textOf(options.lowerThirdRole),
	animation: options.textAnimation ?? 'fade',
	bar: barOf(options),
	logo: logoOf(options),
});
