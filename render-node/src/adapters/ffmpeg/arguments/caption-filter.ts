import type { Painting } from '../letters/letter-ink.js';
import { asBt709 } from './as-bt709.js';
import { filterValue } from './filter-value.js';

/** ASS files, where there are any, and the folder of fonts that are not installed. */
export type CaptionFiles = {
	bars?: string | null;
	overlays?: string | null;
	captions: string | null;
	fontsDir: string | undefined;
	/** How their colours have to be drawn; absent, as they are. */
	painting?: Painting;
};

/** From 8 bits to 10 and back. */
const exact = 'scale=sws_dither=none';

/**
 * What is drawn between the two of `wide` has half its chroma. Samples of 10 bits have room for it, so that the picture
 * comes out as it was: one more, of four, because it may be cut off or rounded.
 */
const around: Record<Painting, { before: string; after: string }> = {
	plain: { before: '', after: '' },
	marked: { before: `,${asBt709}`, after: '' },
	wide: {
		before: `,${exact},format=yuv420p10,lutyuv=y=val:u=val/2+256:v=val/2+256`,
		after: `,lutyuv=y=val+1:u=2*val-511:v=2*val-511,${exact},format=yuv420p`,
	},
};

/** Text reaches the graph as a file only: nothing that a person wrote is ever part of a filter's arguments. */
export function captionFilter({
	bars = null,
	overlays = null,
	captions,
	fontsDir,
	painting = 'plain',
}: CaptionFiles): string {
	const fonts = fontsDir === undefined ? '' : `:fontsdir=${filterValue(fontsDir)}`;
	const files = [bars, overlays, captions].filter((file) => file !== null);
	if (files.length === 0) return '';
	const { before, after } = around[painting];
	return before + files.map((file) => `,ass=filename=${filterValue(file)}${fonts}`).join('') + after;
}
