import type { VideoCodec } from '@showrunner/contract';
import type { EncoderFact, VideoEncoder, VideoEncoderSetting } from '../../domain/timeline/video-encoders.js';
import { createEncoderChoice, type EncoderChoice } from './encoder-choice.js';
import { probeEncoders, type EncoderProbe } from './probe-encoders.js';
import { streamHeader } from './stream-header.js';

/** What this machine has for one codec. */
export type CodecEncoders = {
	probes: readonly EncoderProbe[];
	facts: readonly EncoderFact[];
	/** Null where nothing here encodes it. */
	choice: EncoderChoice | null;
	/** Names the headers that its encoders write. */
	headers: string;
};

export type CodecShelf = { of(codec: VideoCodec): Promise<CodecEncoders> };

/**
 * Tries the encoders of a codec when it is first asked for: a start would have to wait for those that no video needs. What
 * was not found is looked for anew each time, as it may have been installed meanwhile.
 */
export function createCodecShelf(ffmpegPath: string, setting: VideoEncoderSetting, nowMs: () => number): CodecShelf {
	const tried = new Map<VideoCodec, Promise<CodecEncoders>>();
	const probe = async (codec: VideoCodec): Promise<CodecEncoders> => {
		const probes = await probeEncoders(ffmpegPath, codec);
		const facts = probes.map(({ encoder, works, note }): EncoderFact => ({ encoder, works, note }));
		const isMissing = codec !== 'h264' && !probes.some(({ works }) => works) && !isNamed(probes, setting);
		if (isMissing) tried.delete(codec);
		const choice = isMissing ? null : createEncoderChoice(facts, setting, nowMs);
		return { probes, facts, choice, headers: headersOf(probes) };
	};
	return {
		of(codec) {
			const known = tried.get(codec) ?? probe(codec);
			tried.set(codec, known);
			known.catch(() => tried.delete(codec));
			return known;
		},
	};
}

const isNamed = (probes: readonly EncoderProbe[], setting: VideoEncoder | 'auto') =>
	probes.some(({ encoder }) => encoder === setting);

const headersOf = (probes: readonly EncoderProbe[]) =>
	probes.flatMap(({ encoder, sample }) => (sample ? [`${encoder} ${streamHeader(sample)}`] : [])).join(', ');
