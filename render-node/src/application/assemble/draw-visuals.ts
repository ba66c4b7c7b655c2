import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FontMap } from '../../domain/captions/font-map.js';
import { missingFonts } from '../../domain/captions/missing-fonts.js';
import { contentHash } from '../../domain/jobs/content-hash.js';
import type { DesignRequest } from '../../domain/pictures/draw-request.js';
import type { Drawing } from '../../domain/timeline/drawn/drawing.js';
import { drawnVisuals } from '../../domain/timeline/drawn/drawn-visuals.js';
import { MediaUnreadable, type RunContext } from '../../domain/timeline/renderer.js';
import type { Timeline, Warning } from '@showrunner/contract';
import type { AssemblyDeps } from './assembly-deps.js';
import { runLimited } from './run-limited.js';

type Tools = Pick<AssemblyDeps, 'draw' | 'fonts' | 'segmentCache' | 'cores'> & {
	/** Files by asset id. */
	sources: ReadonlyMap<string, string>;
};

/** Names what a drawing looks the same with. */
export const drawnWith = (fonts: FontMap): string => contentHash(fonts);

/**
 * Draws every gradient and card of a timeline that was not drawn before, as many side by side as there are processors; gives
 * their files by id. Where one cannot be drawn the others are left.
 */
export async function drawVisuals(timeline: Timeline, tools: Tools, run: RunContext): Promise<Map<string, string>> {
	const { drawings } = drawnVisuals(timeline, drawnWith(tools.fonts));
	const files = new Map<string, string>();
	const tasks = [...drawings].map(([id, drawing]) => async (signal: AbortSignal) => {
		files.set(id, await fileOf(id, drawing, tools, { ...run, signal }));
	});
	await runLimited(tools.cores, run.signal, tasks);
	return files;
}

/** What a card's text has no font for. */
export const cardWarnings = ({ scenes, locale }: Timeline, fonts: FontMap): Warning[] =>
	scenes.flatMap(({ visual }, index) =>
		visual.kind === 'card'
			? missingFonts([visual.title, visual.subtitle], locale, fonts, `timeline.scenes[${index}].visual`)
			: [],
	);

async function fileOf(id: string, drawing: Drawing, tools: Tools, { workDir, signal }: RunContext): Promise<string> {
	const kept = await tools.segmentCache.find(id);
	if (kept !== null) return kept;
	const jpeg = await tools.draw(requestOf(drawing, tools), signal).catch((cause: unknown) => {
		const { background } = drawing;
		if (background.kind !== 'blur' || !(cause instanceof Error && cause.name === 'UnreadablePicture')) throw cause;
		throw new MediaUnreadable(background.assetId, { cause });
	});
	const file = path.join(workDir, `${contentHash(id)}.jpg`);
	await writeFile(file, jpeg);
	return tools.segmentCache.keep(id, file);
}

function requestOf({ width, height, background, text }: Drawing, { fonts, sources }: Tools): DesignRequest {
	const shown = { kind: 'design', width, height, text: text && { ...text, fonts } } as const;
	if (background.kind !== 'blur') return { ...shown, background };
	const file = sources.get(background.assetId);
	if (file === undefined) throw new Error('a card shows an asset that was not gathered');
	return { ...shown, background: { kind: 'blur', path: file } };
}
