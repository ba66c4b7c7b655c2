import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {ReturnType<typeof createStudio>} Studio */
/** @typedef {{ id: string, state: string, result: any, problem?: { title: string } | null }} Job */

const finished = ['succeeded', 'failed', 'cancelled'];

/**
 * Runs jobs of a render-node and takes frames out of what they made.
 * @param {import('../render-node.mjs').RenderNodeServer} service
 * @param {string} folder
 */
export function createStudio({ baseUrl, apiKey, call }, folder) {
	/** @param {string} kind @param {unknown} input */
	async function run(kind, input) {
		/** @type {Job} */
		let job = await call('POST', '/v1/jobs', { kind, input });
		while (!finished.includes(job.state)) job = await call('GET', `/v1/jobs/${job.id}?waitMs=20000`);
		if (job.state !== 'succeeded') throw new Error(`${kind} ended as ${job.state}: ${job.problem?.title}`);
		return job.result;
	}
	return {
		run,
		/** Pictures of a text by the render-node itself, ids by aspect ratio. @param {string} text @param {string} mood @param {string[]} aspectRatios */
		async backdrop(text, mood, aspectRatios) {
			const { images } = await run('image.card', {
				scenes: [{ id: 'a', text, mood }],
				aspectRatios,
				locale: 'en',
				seed: 7,
			});
			return Object.fromEntries(
				images.map((/** @type {{ aspectRatio: string, assetId: string }} */ image) => [
					image.aspectRatio,
					image.assetId,
				]),
			);
		},
		/** Stores a file, gives its id. @param {string} fileName @param {string} mediaType @param {Buffer} bytes */
		async upload(fileName, mediaType, bytes) {
			const answer = await fetch(`${baseUrl}/v1/assets?name=${fileName}`, {
				method: 'POST',
				headers: { authorization: `Bearer ${apiKey}`, 'content-type': mediaType },
				body: bytes,
			});
			if (!answer.ok) throw new Error(`the upload of ${fileName} was answered ${answer.status}`);
			const { id } = /** @type {{ id: string }} */ (await answer.json());
			return id;
		},
		/** Frames of a video as PNG files, by number. @param {string} assetId @param {number[]} frames */
		async frames(assetId, frames) {
			const answer = await fetch(`${baseUrl}/v1/assets/${assetId}/content`, {
				headers: { authorization: `Bearer ${apiKey}` },
			});
			const video = path.join(folder, `${assetId}.mp4`);
			writeFileSync(video, Buffer.from(await answer.arrayBuffer()));
			const picked = `select=${frames.map((frame) => `eq(n\\,${frame})`).join('+')}`;
			const out = path.join(folder, `${assetId}-%03d.png`);
			execFileSync('ffmpeg', ['-v', 'error', '-y', '-i', video, '-vf', picked, '-fps_mode', 'passthrough', out]);
			return frames.map((_, index) => out.replace('%03d', String(index + 1).padStart(3, '0')));
		},
	};
}
