import { filterValue } from './filter-value.js';

/** ASS files, where there are any, and the folder of fonts that are not installed. */
export type CaptionFiles = {
	bars?: string | null;
	overlays?: string | null;
	captions: string | null;
	fontsDir: string | undefined;
};

/** Text reaches the graph as a file only: nothing that a person wrote is ever part of a filter's arguments. */
export function captionFilter({ bars = null, overlays = null, captions, fontsDir }: CaptionFiles): string {
	const fonts = fontsDir === undefined ? '' : `:fontsdir=${filterValue(fontsDir)}`;
	const files = [bars, overlays, captions].filter((file) => file !== null);
	return files.map((file) => `,ass=filename=${filterValue(file)}${fonts}`).join('');
}
