import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { measured } from '../render/cpu-seconds.mjs';
import { encodeOnly, prepareGround, renderVideo, writeRawFrames } from '../render/render-paths.mjs';
import { makeStills, standardTimeline } from '../render/standard-job.mjs';
import { installEditly } from './editly.mjs';
import { installMoviePy } from './movie-py.mjs';
import { zoompan } from './zoompan.mjs';

/**
 * The standard job without its sound, by us and by others as people use them: processor time of each beside what the
 * encoding of the same frames costs. A peer that cannot be installed here is left out, with the reason.
 * @param {string[]} args seconds of video, 10 when absent (the standard job has 40)
 */
export async function run([wishedSeconds = '10']) {
	const seconds = Number(wishedSeconds);
	if (!(seconds >= 4 && seconds <= 60)) throw new Error('The length must be from 4 to 60 seconds');
	const { path: folder, remove } = temporaryFolder('peers');
	try {
		const stills = await makeStills(folder);
		const ground = await prepareGround({ timeline: standardTimeline(seconds), stills, folder }, 'kernel');
		const job = { seconds, stills, folder, captions: captionsOf(ground, seconds, folder), words: wordsOf(seconds) };
		const raw = await writeRawFrames(ground, path.join(folder, 'frames.yuv'));
		const floor = await measured(() => encodeOnly(raw, folder));
		const own = await measured(() => renderVideo(ground, path.join(folder, 'own.mp4')));
		/** @type {Record<string, object>} */
		const peers = {};
		for (const [name, install] of Object.entries({ zoompan, moviePy: installMoviePy, editly: installEditly })) {
			const peer = await install(job);
			if ('missing' in peer) peers[name] = { skipped: peer.missing };
			else peers[name] = figures(await measured(peer.render), floor, own);
			console.error(`${name}: ${JSON.stringify(peers[name])}`);
		}
		return { seconds, encodeOnlyCpuSeconds: rounded(floor.cpuSeconds), own: figures(own, floor, own), peers };
	} finally {
		remove();
	}
}

/** @typedef {{ seconds: number, stills: string[], folder: string, captions: string, words: Word[] }} PeerJob */
/** @typedef {{ text: string, startMs: number, endMs: number }} Word */
/** @typedef {{ missing: string } | { render: () => Promise<unknown> }} Peer */

/** @param {import('../render/render-paths.mjs').Ground} ground @param {number} seconds @param {string} folder */
function captionsOf({ drawn }, seconds, folder) {
	const file = path.join(folder, 'captions.ass');
	writeFileSync(file, drawn.captionsFor['9:16']?.(0, seconds * 1000) ?? '');
	return file;
}

/** @param {number} seconds @returns {Word[]} */
const wordsOf = (seconds) => standardTimeline(seconds).captions.scenes.flatMap(({ words }) => words);

/** @typedef {{ cpuSeconds: number, wallSeconds: number }} Cost */
/** @param {Cost} cost @param {Cost} floor @param {Cost} own */
const figures = ({ cpuSeconds, wallSeconds }, floor, own) => ({
	...{ cpuSeconds: rounded(cpuSeconds), wallSeconds: rounded(wallSeconds) },
	...{ toEncodeOnly: rounded(cpuSeconds / floor.cpuSeconds), toOwn: rounded(cpuSeconds / own.cpuSeconds) },
});
/** @param {number} value */
const rounded = (value) => Number(value.toFixed(2));
