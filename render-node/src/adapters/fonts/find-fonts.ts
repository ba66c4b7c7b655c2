import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { scripts, type FontMap, type Script } from '../../domain/captions/font-map.js';
import { emojiFamilies, fontCandidates } from './font-candidates.js';
import { fontVersion } from './font-version.js';
import { installedFamilies } from './installed-families.js';

export type FoundFonts = {
	map: FontMap;
	/** For the report of what this machine can do; null where no font draws the script. */
	scripts: { script: Script; font: string | null }[];
};

/** Line heights in em of families whose collections the canvas cannot open by name: Noto Sans CJK. */
const collectionSizeFactor = 1.448;

/** Which installed font draws which script, and how ASS sizes relate to its em. */
export async function findFonts(): Promise<FoundFonts> {
	const installed = await installedFamilies();
	const map: FontMap = {};
	for (const script of scripts) {
		const family = fontCandidates[script].find((name) => installed.has(name));
		if (family === undefined) continue;
		const files = [family, ...emojiFamilies].flatMap((name) => installed.get(name) ?? []);
		const version = files.length > 0 && { version: await fontVersion(files) };
		map[script] = { family, sizeFactor: sizeFactor(family), ...version };
	}
	return { map, scripts: scripts.map((script) => ({ script, font: map[script]?.family ?? null })) };
}

function sizeFactor(family: string): number {
	if (!GlobalFonts.has(family)) return collectionSizeFactor;
	const context = createCanvas(1, 1).getContext('2d');
	context.font = `bold 1000px "${family}"`;
	const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('x');
	return Math.round(fontBoundingBoxAscent + fontBoundingBoxDescent) / 1000;
}
