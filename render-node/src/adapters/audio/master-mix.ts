import { join } from 'node:path';
import type { MixPlan } from '../../domain/timeline/mix-audio.js';
import type { Loudness } from '../../domain/audio/loudness.js';
import { globalArguments } from '../ffmpeg/arguments/global-arguments.js';
import { hostileGlobalArgs } from '../ffmpeg/hostile-input.js';
import { loudnessFilter, type LoudnessReport } from '../ffmpeg/loudness-report.js';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.js';
import { runMeasuring } from '../ffmpeg/run-measuring.js';
import type { DecodeRun } from './decode-sounds.js';
import { encodeArguments } from './encode-arguments.js';
import { gain } from './mix-graph.js';
import { pcmRateHz, repeatShort } from './pcm.js';

/** One mix, ready to be run. */
export type Mix = DecodeRun & {
	inputArgs: string[];
	graph: string;
	frames: number;
};

/** More would bring up noise rather than sound. */
const largestGainDb = 40;
/** AAC moves peaks, and true peaks lie above the samples that the limiter sees. */
const encodingMarginDb = 0.94;
const toleranceLu = 0.4;
const corrections = 2;

/** Encodes the mix at its target and measures the result; corrects it where limiter or encoder moved it off. */
export async function masterMix(mix: Mix, target: MixPlan['target'], outPath: string): Promise<LoudnessReport> {
	const mixedPath = join(mix.dir, 'mixed.pcm');
	const raw = await mixAndMeasure(mix, mixedPath);
	if (raw === 'silent' || raw === 'too-short') return 'silent';
	let gainDb = clampGain(target.integratedLufs - raw.integratedLufs);
	let ceilingDb = target.truePeakDbtp - encodingMarginDb;
	for (let attempt = 0; ; attempt++) {
		await encode(mix, mixedPath, `${gain(gainDb)},${limiter(ceilingDb)}`, outPath);
		const report = await measureEncoded(mix, outPath);
		if (typeof report === 'string' || attempt === corrections || isRight(report, target)) return report;
		gainDb = clampGain(gainDb + target.integratedLufs - report.integratedLufs);
		ceilingDb -= Math.max(0, report.truePeakDbtp - target.truePeakDbtp + 0.1);
	}
}

function isRight({ integratedLufs, truePeakDbtp }: Loudness, target: MixPlan['target']): boolean {
	return Math.abs(integratedLufs - target.integratedLufs) <= toleranceLu && truePeakDbtp <= target.truePeakDbtp;
}

const clampGain = (decibels: number) => Math.min(decibels, largestGainDb);

/** Automatic level would undo the gain; the limiter's range ends at -24 dB. */
function limiter(ceilingDb: number): string {
	const limit = Math.min(1, Math.max(0.0625, 10 ** (ceilingDb / 20)));
	return `alimiter=limit=${limit.toFixed(5)}:attack=2:release=50:level=false`;
}

/** Of the mix between its graph and its encoding: floating point, because its level is not known yet and may pass full scale. */
const mixedForm = 'f32le';

/** Writes the mix to a file and tells how loud it is, so that no encoding has to mix again. */
async function mixAndMeasure(mix: Mix, mixedPath: string): Promise<LoudnessReport> {
	const { inputArgs, graph, frames } = mix;
	const measured = `[mix]asplit[heard][out];[heard]${repeatShort(frames)}${loudnessFilter(false)}[report]`;
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, ...inputArgs, '-filter_complex', `${graph};${measured}`],
		...['-map', '[report]', '-f', 'null', '-', '-map', '[out]', '-f', mixedForm, `file:${mixedPath}`],
	];
	return runMeasuring(args, mix, mixedPath);
}

async function encode({ ffmpegPath, dir, signal, spend }: Mix, mixedPath: string, level: string, outPath: string) {
	const mixed = ['-f', mixedForm, '-ar', String(pcmRateHz), '-ac', '2', '-i', `file:${mixedPath}`];
	const args = [...globalArguments, ...mixed, '-af', level, ...encodeArguments(outPath)];
	spend(await runFfmpeg(ffmpegPath, { args, cwd: dir, signal, out: outPath }));
}

function measureEncoded(mix: Mix, path: string): Promise<LoudnessReport> {
	const filters = `${repeatShort(mix.frames)}${loudnessFilter(true)}`;
	const args = [...globalArguments, '-i', `file:${path}`, '-af', filters, '-f', 'null', '-'];
	return runMeasuring(args, mix);
}
