import type { VideoCodec } from '../../../contract/vocabulary';

/** What the files themselves are to be. */
export type OutputWishes = {
	/** Absent: H.264. */
	codec?: VideoCodec;
	/** In place of the usual size; for one output alone. */
	size?: { widthPx: number; heightPx: number };
};

/** What each output has of it. */
export const outputManner = ({ codec, size }: OutputWishes = {}) => ({
	...(codec && { codec }),
	...(size && { size }),
});
