import { vaapiDevice } from './arguments/hardware-surface.js';
import { sampled, showsColour } from './probe-colour.js';
import { runProbe } from './run-probe.js';

/** Arguments before an input that have a graphics card decode it; empty for the processor. */
export type DecoderArguments = readonly string[];

type Candidate = { decoder: DecoderArguments; surface: string };

const candidates: readonly Candidate[] = [
	{ decoder: ['-hwaccel', 'cuda'], surface: 'cuda' },
	{ decoder: ['-hwaccel', 'vaapi', '-hwaccel_device', vaapiDevice], surface: 'vaapi' },
	{ decoder: ['-hwaccel', 'videotoolbox'], surface: 'videotoolbox_vld' },
];

/**
 * The first graphics card that decodes one frame of H.264 to the right colour; null for none. The probe asks for frames
 * in the card's memory, because FFmpeg would otherwise decode on the processor without a word.
 */
export async function probeDecoder(ffmpegPath: string, sample: Buffer): Promise<DecoderArguments | null> {
	for (const { decoder, surface } of candidates) {
		const args = [
			...[...decoder, '-hwaccel_output_format', surface, '-f', 'mov', '-i', 'pipe:0'],
			...['-vf', `hwdownload,format=nv12,${sampled}`, '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'],
		];
		const { ok, output } = await runProbe(ffmpegPath, args, sample);
		if (ok && showsColour(output)) return decoder;
	}
	return null;
}
