import type { ImageFormat } from '@showrunner/contract';

export type PictureWish = {
	width: number;
	height: number;
	fit: 'cover' | 'contain';
	format: ImageFormat;
	/** 1 to 100; png loses nothing whatever it is. */
	quality: number;
};

/** Writes the picture to `out`. Refuses with `picture-unreadable`. @returns the size of the source as it is shown */
export type ConvertPicture = (
	source: string,
	wish: PictureWish,
	run: { out: string; signal: AbortSignal },
) => Promise<{ width: number; height: number }>;
