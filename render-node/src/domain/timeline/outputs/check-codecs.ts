import type { Output, VideoCodec } from '@showrunner/contract';
import { inputInvalid } from '../../refusal.js';
import { codecOf, type EncoderFact } from '../video-encoders.js';

/** What has to be there for each codec, where no hardware encodes it. */
const libraries: Record<VideoCodec, string> = {
	h264: 'libx264',
	hevc: 'libx265',
	av1: 'libsvtav1 or libaom-av1',
	vp9: 'libvpx-vp9',
};

/** Codecs of a timeline that are not `h264`, which a machine that renders always has. */
export const askedCodecs = (outputs: readonly Output[]): VideoCodec[] => [
	...new Set(outputs.flatMap(({ codec = 'h264' }) => (codec === 'h264' ? [] : [codec]))),
];

/** Refuses an output in a codec that nothing on this machine encodes. */
export function checkCodecs(outputs: readonly Output[], encoders: readonly EncoderFact[]): void {
	const works = new Set(encoders.flatMap((fact) => (fact.works ? [codecOf(fact.encoder)] : [])));
	for (const [index, { codec = 'h264' }] of outputs.entries()) {
		if (works.has(codec)) continue;
		const tried = encoders.filter(({ encoder }) => codecOf(encoder) === codec);
		throw inputInvalid('codec-not-available', `Nothing on this machine encodes ${codec}`, {
			field: `timeline.outputs[${index}].codec`,
			detail: tried.map(({ encoder, note }) => `${encoder}: ${note}`).join('; '),
			fix: `Choose ${codec === 'h264' ? 'another codec' : 'h264'}, or install an FFmpeg that was built with ${libraries[codec]}`,
		});
	}
}
