import type { SceneImage, ThumbnailComposeResult } from '@showrunner/contract';
import type { AspectRatio, CardStyle, Mood } from '../../contract/vocabulary';
import type { Warning } from '../core/run-chain';
import type { VendorCard } from '../core/vendor-card';
import type { VendorContext } from '../core/vendor-context';

export type SceneImageRequest = {
	scenes: { id: string; text: string; mood: Mood }[];
	style: CardStyle;
	/** One picture per scene and aspect ratio. */
	aspectRatios: AspectRatio[];
	locale: string;
	/** The same seed gives the same pictures. */
	seed: number;
};

export type ThumbnailRequest = {
	title: string;
	locale: string;
	aspectRatio: AspectRatio;
	mood: Mood;
	/** Image asset to lay the title on; left out, seeded art. */
	backgroundAssetId?: string;
	seed: number;
};

type Answer<T> = Promise<{ value: T; warnings: Warning[] }>;

/** Makes pictures as assets. Wishes that a vendor cannot meet become warnings. */
export type ImageProvider = VendorCard & {
	drawScenes(request: SceneImageRequest, context: VendorContext): Answer<{ images: SceneImage[] }>;
	composeThumbnail(request: ThumbnailRequest, context: VendorContext): Answer<Omit<ThumbnailComposeResult, 'warnings'>>;
};
