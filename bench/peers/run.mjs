import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { measured } from '../render/cpu-seconds.mjs';
import { measureFloor } from '../render/measure-floor.mjs';
import { prepareGround } from '../render/render-paths.mjs';
import { startRenderProcess } from '../render/render-process.mjs';
import { filesOf, makeMedia, standardTimeline } from '../render/standard-job.mjs';
import { rounded } from '../render/told-cost.mjs';
import { installEditly } from './editly.mjs';
import { installMoviePy } from './movie-py.mjs';
import { installRemotion } from './remotion.mjs';
import { zoompan } from './zoompan.mjs';

/** What each is to cost, in times of our own processor time for the standard job of 40 s. */
const goals = { zoompan: '>= 3.5', editly: '>= 3.5', remotion: '>= 6', moviePy: '>= 8' };

/** Asks for our own settings of the encoder in place of each peer's own. */
const sameEncoder = 'same-encoder';

/** In the order of what they cost. */
const installs = { zoompan, moviePy: installMoviePy, remotion: installRemotion, editly: installEditly };

/**
 * The standard job, sound included, by us and by others as people use them: processor time of each beside what the
 * encoding of the same frames costs. Each encodes as it does when nobody tells it how, or, with `same-encoder`, by our
 * settings. A peer that cannot be installed here is left out, with the reason.
 * @param {string[]} args seconds of video, 10 when absent (the standard job has 40), `same-encoder`, and peers, all when absent
 */
export async function run([wishedSeconds = '10', ...words]) {
	const seconds = Number(wishedSeconds);
	/** @type {PeerJob['encoder']} */
	const encoder = words.includes(sameEncoder) ? 'same' : 'usual';
	const wished = words.filter((word) => word !== sameEncoder);
	if (!(seconds >= 4 && seconds <= 60)) throw new Error('The length must be from 4 to 60 seconds');
	const { path: folder, remove } = temporaryFolder('peers');
	try {
		const made = await makeMedia(folder, seconds);
		const media = { ...made, stills: made.stills.slice(0, -1) };
		const ground = await prepareGround(standardTimeline(seconds), made, path.join(folder, 'ground'));
		const captions = captionsOf(ground, seconds, folder);
		const job = { seconds, media, folder, captions, words: wordsOf(seconds), encoder };
		const floor = await measureFloor(ground, 0, folder, false);
		const own = await ownRender(seconds, filesOf(made), path.join(folder, 'own'));
		/** @type {Record<string, object>} */
		const peers = {};
		for (const [name, install] of Object.entries(installs)) {
			if (wished.length > 0 && !wished.includes(name)) continue;
			const peer = await install(job);
			peers[name] = 'missing' in peer ? { skipped: peer.missing } : await figuresOf(peer, floor, own);
			console.error(`${name}: ${JSON.stringify(peers[name])}`);
		}
		const { cpuSeconds: encodeOnlyCpuSeconds } = floor;
		return { seconds, encoder, goals, encodeOnlyCpuSeconds, own: figures(own, floor, own), peers };
	} finally {
		remove();
	}
}

/** @param {number} seconds @param {Record<string, string>} files @param {string} folder */
async function ownRender(seconds, files, folder) {
	const engine = await startRenderProcess(folder);
	try {
		return await engine.render({ timeline: standardTimeline(seconds), files });
	} finally {
		await engine.stop();
	}
}

/** @param {Exclude<Peer, { missing: string }>} peer @param {Cost} floor @param {Cost} own */
async function figuresOf({ render, out }, floor, own) {
	try {
		const cost = await measured(render);
		if (!existsSync(out)) return { failed: 'it ended without a video' };
		return { ...figures(cost, floor, own), megabytes: rounded(statSync(out).size / 1e6) };
	} catch (error) {
		return { failed: String(error).trim().slice(-400) };
	}
}

/** @typedef {{ seconds: number, media: import('../render/standard-job.mjs').Media, folder: string, captions: string, words: Word[], encoder: 'usual' | 'same' }} PeerJob */
/** @typedef {{ text: string, startMs: number, endMs: number }} Word */
/** @typedef {{ missing: string } | { render: () => Promise<unknown>, out: string }} Peer */

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
