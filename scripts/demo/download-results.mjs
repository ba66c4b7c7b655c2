import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Which asset of a finished production becomes which file. */
const fileNames = {
	'video-9x16': 'story-9x16.mp4',
	'video-16x9': 'story-16x9.mp4',
	'video-1x1': 'story-1x1.mp4',
	'caption-srt': 'story.srt',
	'caption-vtt': 'story.vtt',
	thumbnail: 'thumbnail.jpg',
};

/**
 * @typedef {{ id: string, media: { durationMs: number | null } | null }} Asset
 * @typedef {{ production: { assets: { role: string, assetId: string }[] }, assets: { role: string, asset: Asset }[] }} EvidenceReport
 */

/**
 * Brings the files of a production and its evidence into a folder.
 * @param {import('../render-node.mjs').RenderNodeServer} renderNode
 * @param {string} productionId
 * @param {string} folder
 * @param {AbortSignal} signal
 * @returns {Promise<{ files: string[], durationMs: number }>}
 */
export async function downloadResults(renderNode, productionId, folder, signal) {
	/** @type {EvidenceReport} */
	const evidence = await renderNode.call('GET', `/v1/productions/${productionId}/evidence`);
	const byRole = new Map(evidence.production.assets.map(({ role, assetId }) => [role, assetId]));
	const missing = Object.keys(fileNames).filter((role) => !byRole.has(role));
	if (missing.length > 0) throw new Error(`The production ${productionId} ended without ${missing.join(', ')}`);
	mkdirSync(folder, { recursive: true });
	const files = [];
	for (const [role, name] of Object.entries(fileNames)) {
		const file = path.join(folder, name);
		await download(renderNode, byRole.get(role) ?? '', file, signal);
		files.push(file);
	}
	const evidenceFile = path.join(folder, 'evidence.json');
	writeFileSync(evidenceFile, `${JSON.stringify(evidence, null, '\t')}\n`);
	const video = evidence.assets.find(({ asset }) => asset.id === byRole.get('video-9x16'));
	return { files: [...files, evidenceFile], durationMs: video?.asset.media?.durationMs ?? 0 };
}

/**
 * An asset is named by the hash of its bytes, so what arrives is checked against it.
 * @param {import('../render-node.mjs').RenderNodeServer} renderNode
 * @param {string} assetId @param {string} file @param {AbortSignal} signal
 */
async function download({ baseUrl, apiKey }, assetId, file, signal) {
	const response = await fetch(`${baseUrl}/v1/assets/${assetId}/content`, {
		headers: { authorization: `Bearer ${apiKey}` },
		signal,
	});
	if (!response.ok || !response.body)
		throw new Error(`The render-node answered the download of ${path.basename(file)} with ${response.status}`);
	const hash = createHash('sha256');
	const counted = async function* (/** @type {AsyncIterable<Uint8Array>} */ chunks) {
		for await (const chunk of chunks) {
			hash.update(chunk);
			yield chunk;
		}
	};
	await pipeline(Readable.fromWeb(response.body), counted, createWriteStream(`${file}.part`), { signal });
	if (hash.digest('hex') !== assetId) throw new Error(`${path.basename(file)} arrived damaged`);
	renameSync(`${file}.part`, file);
}
