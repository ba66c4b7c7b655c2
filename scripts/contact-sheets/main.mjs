import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../bootstrap.mjs';
import { ensureBuilt } from '../build/ensure-built.mjs';
import { root } from '../paths.mjs';
import { temporaryFolder } from '../process/temporary-folder.mjs';
import { startRenderNode } from '../render-node.mjs';
import { captionSheet } from './caption-sheet.mjs';
import { filterSheet } from './filter-sheet.mjs';
import { createStudio } from './studio.mjs';
import { transitionSheet } from './transition-sheet.mjs';

/** Draws the contact sheets of the documentation anew with a render-node of its own: `captions`, `filters`, `transitions`, or all. */
await runCommand(async () => {
	const names = process.argv.slice(2);
	await ensureBuilt();
	const folder = temporaryFolder('contact-sheets');
	const place = (/** @type {string} */ name) => path.join(folder.path, name);
	mkdirSync(place('data'));
	const service = await startRenderNode({ dataDir: place('data'), env: { SHOWRUNNER_GENERATION_SLOTS: '0' } });
	try {
		const studio = createStudio(service, folder.path);
		const wanted = (/** @type {string} */ name) => names.length === 0 || names.includes(name);
		const images = path.join(root, 'docs', 'images');
		if (wanted('captions')) await captionSheet(studio, path.join(images, 'caption-styles.png'));
		if (wanted('filters')) await filterSheet(studio, path.join(images, 'filters.png'));
		if (wanted('transitions')) await transitionSheet(studio, path.join(images, 'transitions.png'));
		return 0;
	} finally {
		await service.stop();
		folder.remove();
	}
});
