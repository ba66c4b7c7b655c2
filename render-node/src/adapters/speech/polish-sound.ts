import type { Sound } from '../../domain/speech/sound.js';
import { defect } from '../../domain/refusal.js';
import { runProgram } from './run-program.js';

export const deliveredRateHz = 48_000;
const timeLimitMs = 120_000;
/** Longer than 4,000 Chinese characters take at their slowest. */
export const longestPolishedMs = 20 * 60 * 1000;
const outputLimitBytes = (longestPolishedMs / 1000) * deliveredRateHz * 4;

/** firequalizer answers this much late (its `delay`); the samples are dropped so that word times stay true. */
const equalizerDelayMs = 10;
/** Statistical voices fade towards 8 kHz; lifting the consonants makes them easier to follow. */
const brighten = `firequalizer=gain='gain_interpolate(f)':gain_entry='entry(0,0);entry(1200,0);entry(2500,3);entry(5500,5);entry(8000,5)'`;
const evenOut = 'acompressor=threshold=-21dB:ratio=2.5:attack=5:release=80';

/** Rumble out, consonants up where the voice is dull, evened out and at the rate of video sound; in sync to a sample. */
export async function polishSound(
	ffmpegPath: string,
	sound: Sound,
	dull: boolean,
	signal: AbortSignal,
): Promise<Sound> {
	const filters = ['highpass=f=70', ...(dull ? [brighten] : []), evenOut, `aresample=${deliveredRateHz}`];
	const raw = ['-f', 'f32le', '-ac', '1'];
	const padding = dull ? Math.round((equalizerDelayMs / 1000) * sound.sampleRateHz) : 0;
	const samples = new Float32Array(sound.samples.length + padding);
	samples.set(sound.samples);
	const { code, stdout, stderr } = await runProgram(
		ffmpegPath,
		[
			...['-nostdin', '-v', 'error', '-protocol_whitelist', 'file,pipe'],
			...[...raw, '-ar', String(sound.sampleRateHz), '-i', 'pipe:0'],
			...['-af', filters.join(','), ...raw, '-ar', String(deliveredRateHz), 'pipe:1'],
		],
		{ input: new Uint8Array(samples.buffer), timeLimitMs, outputLimitBytes, signal },
	);
	if (code !== 0)
		throw defect('speech-polish-failed', 'FFmpeg could not finish the sound of a scene.', { detail: stderr });
	const bytes = new Uint8Array(stdout);
	const all = new Float32Array(bytes.buffer, 0, Math.floor(bytes.length / 4));
	const delay = dull ? Math.round((equalizerDelayMs / 1000) * deliveredRateHz) : 0;
	const wanted = Math.round((sound.samples.length / sound.sampleRateHz) * deliveredRateHz);
	const delivered = new Float32Array(wanted);
	delivered.set(all.subarray(delay, delay + wanted));
	return { samples: delivered, sampleRateHz: deliveredRateHz };
}
