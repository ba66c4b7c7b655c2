import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MakeOptions, SoundMaker } from '../../domain/music/sound-maker.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { createMeasureLoudness } from '../ffmpeg/measure-loudness.js';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import { pcmInputArgs, pcmRateHz } from './pcm.js';
import { runSynth } from './run-synth.js';
import type { SynthTask } from './synth-worker.js';

export function createSoundMaker({ ffmpegPath }: { ffmpegPath: string }): SoundMaker {
	const measureLoudness = createMeasureLoudness(ffmpegPath);
	const make = async (piece: SynthTask['piece'], { workDir, signal }: MakeOptions) => {
		const dir = await mkdtemp(join(workDir, 'sound-'));
		const pcmPath = join(dir, 'sound.pcm');
		const { frames, beatsPerMinute } = await runSynth({ outPath: pcmPath, piece }, signal);
		const path = join(dir, 'sound.flac');
		await runFfmpeg(ffmpegPath, { args: flacArguments(pcmPath, path), cwd: dir, signal, out: path });
		await rm(pcmPath);
		const durationMs = Math.round((frames * 1000) / pcmRateHz);
		return { path, mediaType: 'audio/flac', durationMs, beatsPerMinute } as const;
	};
	return {
		async makeMusic(wish, options) {
			const { beatsPerMinute, ...sound } = await make({ kind: 'music', wish }, options);
			const loudness = await measureLoudness(sound.path, { signal: options.signal });
			if (!loudness || beatsPerMinute === null) throw new Error('the synthesiser was silent');
			return { ...sound, beatsPerMinute, integratedLufs: loudness.integratedLufs };
		},
		async makeEffect(wish, options) {
			const { path, mediaType, durationMs } = await make({ kind: 'effect', wish }, options);
			return { path, mediaType, durationMs };
		},
	};
}

/** Without the encoder's name and version in the file. */
function flacArguments(pcmPath: string, outPath: string): string[] {
	return [
		...[...globalArguments, ...pcmInputArgs, '-i', `file:${pcmPath}`],
		...['-c:a', 'flac', '-fflags', '+bitexact', '-flags:a', '+bitexact', '-f', 'flac', `file:${outPath}`],
	];
}
