import path from 'node:path';
import { root } from '../paths.mjs';
import { drawSheet } from './draw-sheet.mjs';

const sceneMs = 480;
const fps = 25;
const columns = 6;
const cell = { width: 240, height: 135, label: 34, gap: 8 };

/** Each transition at its middle, with its name under it. @param {import('./studio.mjs').Studio} studio @param {string} out */
export async function transitionSheet(studio, out) {
	/** @type {{ transitionKinds: string[] }} */
	const { transitionKinds } = await import(path.join(root, 'contract', 'dist', 'vocabulary.js'));
	const kinds = transitionKinds.filter((kind) => kind !== 'cut');
	const night = await studio.backdrop('A lighthouse by the sea at night', 'mysterious', ['16:9']);
	const morning = await studio.backdrop('Mountains in the morning sun', 'uplifting', ['16:9']);
	const scenes = kinds.flatMap((kind) => [
		{ id: `${kind}-a`, assetIds: night, transition: { kind, durationMs: sceneMs - 80 } },
		{ id: `${kind}-b`, assetIds: morning, transition: { kind: 'cut', durationMs: 0 } },
	]);
	const timeline = {
		...{ version: 1, locale: 'en' },
		scenes: scenes.map(({ id, assetIds, transition }) => {
			return { id, durationMs: sceneMs, visual: { kind: 'still', assetIds }, transition };
		}),
		outputs: [{ aspectRatio: '16:9', fps, quality: 'standard', scale: 0.25 }],
	};
	const { videos } = await studio.run('video.assemble', { timeline });
	const middles = kinds.map((_, index) => ((2 * index + 1) * sceneMs * fps) / 1000);
	const files = await studio.frames(videos[0].assetId, middles);
	const placed = kinds.map((kind, index) => {
		const x = cell.gap + (index % columns) * (cell.width + cell.gap);
		const y = cell.gap + Math.floor(index / columns) * (cell.height + cell.label);
		return { kind, file: files[index] ?? '', x, y };
	});
	const rows = Math.ceil(kinds.length / columns);
	const sheet = {
		width: cell.gap + columns * (cell.width + cell.gap),
		height: cell.gap + rows * (cell.height + cell.label),
		cells: placed.map(({ file, x, y }) => ({ file, x, y, width: cell.width, height: cell.height })),
		labels: placed.map(({ kind, x, y }) => ({ text: kind, x: x + cell.width / 2, y: y + cell.height + 22 })),
	};
	await drawSheet(sheet, out);
}
