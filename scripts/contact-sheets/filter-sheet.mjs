import { drawLogo } from './draw-logo.mjs';
import { drawSheet } from './draw-sheet.mjs';
import { mostChanged } from './most-changed.mjs';

const sceneMs = 1_000;
const fps = 25;
const columns = 4;
const cell = { width: 384, height: 216, label: 34, gap: 8 };

/** Filters at a middling strength, and what may be set beside that. */
const filters = [
	{ kind: 'originality' },
	{ kind: 'jitter', strength: 1 },
	{ kind: 'cinematic' },
	{ kind: 'grain' },
	{ kind: 'grayscale', strength: 1 },
	{ kind: 'glitch' },
];

/**
 * Each filter and each overlay on the same picture, with its name under it; of what comes and goes the frame in which
 * most of it is seen. @param {import('./studio.mjs').Studio} studio @param {string} out
 */
export async function filterSheet(studio, out) {
	const assetIds = await studio.backdrop('Mountains in the morning sun', 'uplifting', ['16:9']);
	const logo = await studio.upload('logo.png', 'image/png', drawLogo());
	const overlays = [
		{ kind: 'text', text: 'The Keeper of the Light', edge: 'box', anchor: 'center' },
		{ kind: 'watermark', text: '@showrunner' },
		{ kind: 'lower-third', name: 'Amélie Durand', role: 'Lighthouse keeper' },
		{ kind: 'image', assetId: logo },
		{ kind: 'progress-bar', height: 0.02 },
	];
	const cells = [
		{ name: 'no filter', filter: undefined, overlay: undefined },
		...filters.map((filter) => ({ name: filter.kind, filter, overlay: undefined })),
		...overlays.map((overlay) => ({ name: overlay.kind, filter: undefined, overlay })),
	];
	const timeline = {
		...{ version: 1, locale: 'en' },
		scenes: cells.map(({ name, filter }) => ({
			...{ id: name, durationMs: sceneMs, visual: { kind: 'still', assetIds } },
			transition: { kind: 'cut', durationMs: 0 },
			...(filter && { filters: [filter] }),
		})),
		overlays: cells.flatMap(({ overlay }, index) =>
			overlay ? [{ ...overlay, startMs: index * sceneMs, endMs: (index + 1) * sceneMs }] : [],
		),
		outputs: [{ aspectRatio: '16:9', fps, quality: 'final', scale: cell.width / 1920 }],
	};
	const { videos } = await studio.run('video.assemble', { timeline });
	const perScene = (sceneMs * fps) / 1000;
	// Bursts are short: of a glitch every frame is looked at, of all else a few.
	const picked = cells.map(({ name }, index) => {
		const [count, step] = name === 'glitch' ? [perScene, 1] : [4, 6];
		return Array.from({ length: count }, (_, number) => index * perScene + number * step);
	});
	const files = await studio.frames(videos[0].assetId, picked.flat());
	const [plain = ''] = files;
	const placed = [];
	for (const [index, { name, overlay }] of cells.entries()) {
		const own = files.splice(0, picked[index]?.length ?? 0);
		const file = overlay ? (own[2] ?? '') : await mostChanged(own, plain);
		const x = cell.gap + (index % columns) * (cell.width + cell.gap);
		const y = cell.gap + Math.floor(index / columns) * (cell.height + cell.label);
		placed.push({ name, file, x, y });
	}
	const rows = Math.ceil(cells.length / columns);
	const sheet = {
		width: cell.gap + columns * (cell.width + cell.gap),
		height: cell.gap + rows * (cell.height + cell.label),
		cells: placed.map(({ file, x, y }) => ({ file, x, y, width: cell.width, height: cell.height })),
		labels: placed.map(({ name, x, y }) => ({ text: name, x: x + cell.width / 2, y: y + cell.height + 22 })),
	};
	await drawSheet(sheet, out);
}
