import type { VideoCodec } from '../../../../contract/vocabulary';
import type { OutputWishes } from '../../timeline/output';

export type OutputOptions = { codec?: VideoCodec };

export const readOutput = ({ codec = 'h264' }: OutputOptions): OutputWishes => ({
	...(codec !== 'h264' && { codec }),
});
