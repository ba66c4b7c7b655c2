import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SoundUnreadable } from '../../domain/audio/sound-unreadable.js';
import type { MixAudio, MixPlan } from '../../domain/timeline/mix-audio.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { hostileInputArgs } from '../ffmpeg/hostile-input.js';
import type { LoudnessReport } from '../ffmpeg/loudness-report.js';
import { createMeasureLoudness, type MeasureLoudness } from '../ffmpeg/measure-loudness.js';
import { FfmpegFailed, runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import type { DecodeRun, SoundBeside } from './decode-sounds.js';
import { encodeArguments } from './encode-arguments.js';
import { masterMix } from './master-mix.js';
import { measurePcm } from './measure-pcm.js';
import { mixGraph, type MixShape } from './mix-graph.js';
import { pcmInputArgs, pcmRateHz, toFrames } from './pcm.js';
import { placeSounds, type Track } from './place-sounds.js';
import { repeatMusic } from './repeat-music.js';

/** Where the voice stands before the master; what the ducking's threshold is tuned to. */
const voiceLufs = -18;

/**
 * Mixes to an .m4a of AAC at 192 kbit/s and tells how loud the encoded file is. The voice as a whole sets the level of
 * all else; its gains tell voices from one another. Without a voice the music is the programme. When nothing is to be
 * heard the track is silence, because some platforms refuse videos without one. Rejects with `SoundUnreadable` for a
 * file that cannot be decoded. Scratch files take about 0.6 MB per second of video until it ends, 0.8 where
 * music repeats over a seam.
 */
export function createMixAudio({ ffmpegPath }: { ffmpegPath: string }): MixAudio {
	const measureLoudness = createMeasureLoudness(ffmpegPath);
	return async (plan, { outPath, workDir, signal, spend = () => undefined }) => {
		signal.throwIfAborted();
		const dir = await mkdtemp(join(workDir, 'mix-'));
		const run = { ffmpegPath, dir, signal, spend };
		try {
			const { inputArgs, shape } = await prepare(plan, run, measureLoudness);
			const { frames } = shape;
			const isSilent = !shape.voice && !shape.music && !shape.effects && !shape.ducked;
			const report = isSilent
				? 'silent'
				: await masterMix({ ...run, inputArgs, graph: mixGraph(shape), frames }, plan.target, outPath);
			if (typeof report !== 'string')
				return { integratedLufs: report.integratedLufs, truePeakDbtp: report.truePeakDbtp };
			await encodeSilence(frames, outPath, run);
			return null;
		} finally {
			await rm(dir, { recursive: true, force: true });
		}
	};
}

type Prepared = { inputArgs: string[]; shape: MixShape };

/** Places all sounds and finds the gains that bring voice and music to their levels. What is silent is left out. */
async function prepare(plan: MixPlan, run: DecodeRun, measureLoudness: MeasureLoudness): Promise<Prepared> {
	const frames = toFrames(plan.durationMs);
	const music = plan.music && musicBeside(plan.music.path, plan.durationMs);
	const voice = await placeSounds(plan.voice, frames, 'voice', run, music?.beside);
	const voiceFoundLufs = voice && (await measurePcm(voice.path, frames, run.signal));
	const effects = await placeSounds(plan.effects, frames, 'effects', run);
	const ducked = await placeSounds(plan.ducked ?? [], frames, 'ducked', run);
	const musicFoundLufs = music && (music.lufs() ?? (await measureMusic(music.beside, run, measureLoudness)));
	const inputArgs: string[] = [];
	let inputs = 0;
	const addInput = (...args: string[]) => {
		inputArgs.push(...args);
		return inputs++;
	};
	const addTrack = ({ path }: Track) => addInput(...pcmInputArgs, '-i', `file:${path}`);
	const shape: MixShape = { frames, voice: null, effects: null, ducked: null, music: null, levels: plan.levels ?? {} };
	if (voice && voiceFoundLufs !== null) shape.voice = { input: addTrack(voice), gainDb: voiceLufs - voiceFoundLufs };
	if (effects) shape.effects = { input: addTrack(effects), gainDb: effects.loweredDb };
	if (ducked) shape.ducked = { input: addTrack(ducked), gainDb: ducked.loweredDb };
	if (plan.music && musicFoundLufs !== null) {
		const underVoiceDb = shape.voice ? plan.music.gainDb : 0;
		const { path, crossfadeMs = 0 } = plan.music;
		const laid = crossfadeMs > 0 ? await repeatMusic(path, crossfadeMs, frames, run) : null;
		const input = laid ? addTrack(laid) : addInput('-stream_loop', '-1', ...hostileInputArgs, '-i', `file:${path}`);
		const gainDb = voiceLufs + underVoiceDb - musicFoundLufs + (laid?.loweredDb ?? 0);
		shape.music = { ...plan.music, input, gainDb };
	}
	return { inputArgs, shape };
}

/** Measured beside the voice, where there is one and nothing stands out about the music. */
function musicBeside(path: string, limitMs: number) {
	let heard: LoudnessReport = 'silent';
	const beside: SoundBeside = { path, limitMs, told: (report) => (heard = report) };
	return { beside, lufs: () => (typeof heard === 'string' ? null : heard.integratedLufs) };
}

async function measureMusic(
	{ path, limitMs }: SoundBeside,
	{ signal, spend }: DecodeRun,
	measureLoudness: MeasureLoudness,
): Promise<number | null> {
	try {
		return (await measureLoudness(path, { signal, limitMs, spend }))?.integratedLufs ?? null;
	} catch (cause) {
		throw cause instanceof FfmpegFailed ? new SoundUnreadable(path, { cause }) : cause;
	}
}

async function encodeSilence(
	frames: number,
	outPath: string,
	{ ffmpegPath, dir, signal, spend }: DecodeRun,
): Promise<void> {
	const silence = `anullsrc=r=${pcmRateHz}:cl=stereo,atrim=end_sample=${frames}`;
	const args = [...globalArguments, '-f', 'lavfi', '-i', silence, ...encodeArguments(outPath)];
	spend(await runFfmpeg(ffmpegPath, { args, cwd: dir, signal, out: outPath }));
}
