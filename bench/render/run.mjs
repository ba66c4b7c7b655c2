import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/process/temporary-folder.mjs';
import { measureFloor } from './measure-floor.mjs';
import { likeness, rawInput } from './picture-likeness.mjs';
import { prepareGround } from './render-paths.mjs';
import { startRenderProcess } from './render-process.mjs';
import { filesOf, makeMedia, standardTimeline } from './standard-job.mjs';
import { ratio, rounded, told } from './told-cost.mjs';

const formats = /** @type {const} */ (['9:16', '16:9', '1:1']);

/** What the engine is to reach in the standard job of 40 s. */
const goals = {
	...{ oneFormat: '<= 1.15', threeFormats: '<= 1.25', changedScene: '<= 0.2', again: '<= 0.01' },
	peakMiB: '<= 700',
};

/**
 * Processor time of the standard job, sound included, over what encoding frames that lie ready costs in the same run: in
 * one format by the kernel and by FFmpeg's graph, in three formats, again, and again with another picture in one scene.
 * Takes 3.1 MB of disk for each frame.
 * @param {string[]} args seconds of video, 10 when absent (the standard job has 40), and the quality of the encoding
 */
export async function run([wishedSeconds = '10', quality = 'standard']) {
	const seconds = Number(wishedSeconds);
	if (!(seconds >= 4 && seconds <= 60)) throw new Error('The length must be from 4 to 60 seconds');
	const { path: folder, remove } = temporaryFolder('render');
	try {
		const media = await makeMedia(folder, seconds);
		const ground = await prepareGround(standardTimeline(seconds, { quality, formats }), media, at(folder, 'ground'));
		const floors = [];
		for (const index of formats.keys())
			floors.push(told('encode-only', await measureFloor(ground, index, folder, index === 0)));
		const [floor] = floors;
		if (!floor) throw new Error('there is no floor');
		const context = { seconds, quality, folder, files: filesOf(media) };
		const one = await oneFormat(context);
		const graph = await alone(context, 'graph', ['9:16']);
		const three = await alone(context, 'kernel', formats);
		const likenesses = {
			kernelToFrames: await likeness(one.fresh.videos[0] ?? '', rawInput(floor.raw)),
			graphToFrames: await likeness(graph.videos[0] ?? '', rawInput(floor.raw)),
			encodeOnlyToFrames: await likeness(floor.encoded, rawInput(floor.raw)),
		};
		const floorOfThree = floors.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
		return {
			...{ seconds, quality, goals },
			ratios: {
				...{ oneFormat: ratio(one.fresh, floor), graph: ratio(graph, floor) },
				...{ threeFormats: ratio(three, { cpuSeconds: floorOfThree }), soundOfOne: ratio(one.sound, floor) },
				...{ changedScene: ratio(one.changed, one.fresh), again: ratio(one.again, one.fresh) },
			},
			peakMiB: { oneFormat: one.fresh.peak, threeFormats: three.peak, graph: graph.peak },
			cpuSeconds: {
				encodeOnly: floors.map(({ cpuSeconds }) => rounded(cpuSeconds)),
				...{ oneFormat: rounded(one.fresh.cpuSeconds), graph: rounded(graph.cpuSeconds) },
				...{ threeFormats: rounded(three.cpuSeconds), changedScene: rounded(one.changed.cpuSeconds) },
				again: rounded(one.again.cpuSeconds),
			},
			ssim: likenesses,
			sizeBytes: { kernel: statSync(one.fresh.videos[0] ?? '').size, graph: statSync(graph.videos[0] ?? '').size },
		};
	} finally {
		remove();
	}
}

/** @typedef {{ seconds: number, quality: string, folder: string, files: Record<string, string> }} Context */
/** @typedef {import('./render-process.mjs').Render} Render */

/**
 * One format: fresh, the same job again, with another picture in one scene, and with another narration alone.
 * @param {Context} context
 */
async function oneFormat({ seconds, quality, folder, files }) {
	const engine = await startRenderProcess(at(folder, 'one'));
	try {
		const timeline = standardTimeline(seconds, { quality });
		const fresh = told('one format', await engine.render({ timeline, files }));
		const again = told('the same again', await engine.render({ timeline, files }));
		const other = standardTimeline(seconds, { quality, changed: true });
		const changed = told('one scene changed', await engine.render({ timeline: other, files }));
		const quieter = { ...timeline, music: { ...timeline.music, gainDb: -12 } };
		const sound = told('only the music changed', await engine.render({ timeline: quieter, files }));
		return { fresh, again, changed, sound };
	} finally {
		await engine.stop();
	}
}

/** @param {Context} context @param {'kernel' | 'graph'} way @param {readonly string[]} wished */
async function alone({ seconds, quality, folder, files }, way, wished) {
	const home = at(folder, `${way}-${wished.length}`);
	const engine = await startRenderProcess(home, way);
	try {
		const timeline = standardTimeline(seconds, { quality, formats: wished });
		return told(`${wished.length} format(s) by the ${way}`, await engine.render({ timeline, files }));
	} finally {
		await engine.stop();
		rmSync(path.join(home, 'segments'), { recursive: true, force: true });
	}
}

const at = (/** @type {string} */ folder, /** @type {string} */ name) => path.join(folder, name);
