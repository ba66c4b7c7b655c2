import { rm, writeFile } from 'node:fs/promises';
import { defect } from '../../domain/refusal.js';
import type { Cost, JoinRequest, RunContext } from '../../domain/timeline/renderer.js';
import { chapterList } from './arguments/chapter-list.js';
import { concatList, joinArguments } from './arguments/join-arguments.js';
import { countFrames } from './count-frames.js';
import { renderFailure } from './render-failure.js';
import { FfmpegFailed, runFfmpeg } from './run-ffmpeg.js';

/** Segments and sound into one MP4 that can be played while it loads; nothing is encoded again. */
export async function joinVideo(
	ffmpegPath: string,
	request: JoinRequest,
	{ workDir, signal, log }: RunContext,
): Promise<Cost & { durationMs: number }> {
	const { out, segments, encoding, chapters } = request;
	const planned = segments.reduce((sum, { frameCount }) => sum + frameCount, 0);
	const list = `${out}.ffconcat`;
	const chaptersPath = chapters.length > 0 ? `${out}.chapters` : null;
	const texts = request.softTracks.map((_, index) => `${out}.${index}.srt`);
	const args = joinArguments(request, list, chaptersPath, texts);
	await writeFile(list, concatList(segments, encoding));
	if (chaptersPath !== null) await writeFile(chaptersPath, chapterList(chapters));
	for (const [index, { text }] of request.softTracks.entries()) await writeFile(texts[index] ?? '', text);
	try {
		const { cpuMs } = await runFfmpeg(ffmpegPath, { args, cwd: workDir, signal, out });
		const frames = await countFrames(out);
		if (frames !== planned) throw await incomplete(out, frames, planned);
		return { cpuMs, durationMs: Math.round((frames * 1000) / encoding.fps) };
	} catch (error) {
		throw error instanceof FfmpegFailed ? renderFailure(error, log, args) : error;
	} finally {
		await rm(list, { force: true });
		for (const path of [chaptersPath, ...texts]) if (path !== null) await rm(path, { force: true });
	}
}

async function incomplete(out: string, frames: number, planned: number) {
	await rm(out, { force: true });
	return defect('video-incomplete', `The joined video has ${frames} frames in place of ${planned}`);
}
