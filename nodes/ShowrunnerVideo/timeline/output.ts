import type { VideoCodec } from '../../../contract/vocabulary';

/** What the files themselves are to be. */
export type OutputWishes = {
	/** Absent: H.264. */
	codec?: VideoCodec;
};

/** What each output has of it. */
export const outputManner = ({ codec }: OutputWishes = {}) => ({ ...(codec && { codec }) });
