import { frameSizes, type AspectRatio } from '../../contract/vocabulary';
import type { Warning } from '../core/run-chain';
import type { StockFile, StockHit, StockRequest } from './port';

type Size = { width: number; height: number };
export type ChosenHit = { hit: StockHit; file: StockFile; warnings: Warning[] };

/**
 * The hits to be taken, the first choice first: not used before, of the shape of the format, long enough. What is of
 * another shape or too short comes behind, and says so.
 */
export function chooseHits(hits: readonly StockHit[], request: StockRequest): ChosenHit[] {
	const { used, preferred, aspectRatio, minDurationMs = 0 } = request;
	const size = frameSizes[aspectRatio];
	const open = hits.flatMap((hit): (ChosenHit & { rank: number })[] => {
		const file = bestFile(hit.files, size);
		if (!file || (used.has(hit.sourceId) && hit.sourceId !== preferred)) return [];
		const isShort = (hit.durationMs ?? Infinity) < minDurationMs;
		const isCropped = shapeOf(file) !== shapeOf(size);
		const warnings = [
			...(isShort ? [tooShort(hit, minDurationMs)] : []),
			...(isCropped ? [cropped(hit, aspectRatio)] : []),
		];
		const rank = (isShort ? 2 : 0) + (isCropped ? 1 : 0) - (hit.sourceId === preferred ? 10 : 0);
		return [{ hit, file, warnings, rank }];
	});
	const longestFirst = (a: ChosenHit, b: ChosenHit) => (b.hit.durationMs ?? 0) - (a.hit.durationMs ?? 0);
	return open.sort((a, b) => a.rank - b.rank || (a.rank >= 2 ? longestFirst(a, b) : 0));
}

/** The smallest file that fills the frame without being enlarged; else the largest. */
export function bestFile(files: readonly StockFile[], size: Size): StockFile | undefined {
	const growth = ({ width, height }: Size) => Math.max(size.width / width, size.height / height);
	const known = files.filter(({ width, height, url }) => width > 0 && height > 0 && url !== '');
	const filling = known.filter((file) => growth(file) <= 1);
	const pixels = ({ width, height }: Size) => width * height;
	if (filling.length > 0) return filling.sort((a, b) => pixels(a) - pixels(b))[0];
	return known.sort((a, b) => growth(a) - growth(b))[0];
}

/** Between 9:10 and 10:9 a picture counts as square. */
const squareSlack = 10 / 9;

function shapeOf({ width, height }: Size): 'portrait' | 'landscape' | 'square' {
	if (Math.max(width / height, height / width) <= squareSlack) return 'square';
	return width > height ? 'landscape' : 'portrait';
}

const tooShort = ({ durationMs }: StockHit, minDurationMs: number): Warning => ({
	code: 'option-adjusted',
	message: `The clip has ${Math.round((durationMs ?? 0) / 1000)} s, and ${Math.round(minDurationMs / 1000)} s were wanted; no longer one was found`,
});

const cropped = ({ sourceId }: StockHit, aspectRatio: AspectRatio): Warning => ({
	code: 'option-adjusted',
	message: `'${sourceId}' has another shape than ${aspectRatio} and is cropped; none of that shape was found`,
});
