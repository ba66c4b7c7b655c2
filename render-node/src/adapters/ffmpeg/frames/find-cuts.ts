import path from 'node:path';
import type { Cut } from '../../../domain/media/choose-frame-times.js';
import { globalArguments } from '../arguments/global-arguments.js';
import { hostileGlobalArgs, hostileInputArgs } from '../hostile-input.js';
import { probeFilters, requireFilters } from '../probe-filters.js';
import { runFfmpeg } from '../run-ffmpeg.js';
import { readReport } from '../score/read-report.js';

/** Mean change of the pictures in percent; what the filter's own documentation takes for a cut is 8 to 14. */
const leastScore = 8;
const reportFile = 'cuts.txt';
const chain = [
	'scale=w=trunc(min(320\\,iw)/2)*2:h=-2:flags=area,format=yuv420p',
	'scdet=threshold=100',
	`metadata=mode=print:key=lavfi.scd.score:function=greater:value=${leastScore}:file=${reportFile}`,
].join(',');

/** Every change of scene, found by decoding the whole video. */
export async function findCuts(
	ffmpegPath: string,
	source: string,
	{ dir, limitMs, signal }: { dir: string; limitMs: number; signal: AbortSignal },
): Promise<Cut[]> {
	requireFilters(await probeFilters(ffmpegPath), ['scdet', 'metadata']);
	const args = [
		...[...globalArguments, ...hostileGlobalArgs, '-t', `${limitMs}ms`, ...hostileInputArgs, '-i', `file:${source}`],
		...['-map', '0:V:0', '-vf', chain, '-fps_mode', 'passthrough', '-f', 'null', '-'],
	];
	await runFfmpeg(ffmpegPath, { args, cwd: dir, signal, out: null });
	const found = await readReport(path.join(dir, reportFile));
	return found.map(({ atMs, value }) => ({ atMs, score: value }));
}
