import type { VideoCodec } from '../../../contract/vocabulary';

/** What the files themselves are to be. */
export type OutputWishes = {
	/** Absent: H.264. */
	codec?: VideoCodec;
	/** In place of the usual size; for one output alone. */
	size?: { widthPx: number; heightPx: number };
	maxSizeBytes?: number;
	/** What the files say of themselves. */
	metadata?: { artist?: string; comment?: string; copyright?: string; date?: string };
};

export const metadataTo = ({ metadata }: OutputWishes = {}) => ({ ...(metadata && { metadata }) });

/** What each output has of it. */
export const outputManner = ({ codec, size, maxSizeBytes }: OutputWishes = {}) => ({
	...(codec && { codec }),
	...(size && { size }),
	...(maxSizeBytes && { maxSizeBytes }),
});
