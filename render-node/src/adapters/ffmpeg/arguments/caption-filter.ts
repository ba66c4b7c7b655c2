import { filterValue } from './filter-value.js';

/** An ASS file, if there is one, and the folder of fonts that are not installed. */
export type CaptionFiles = { captions: string | null; fontsDir: string | undefined };

/** Text reaches the graph as a file only: nothing that a person wrote is ever part of a filter's arguments. */
export function captionFilter({ captions, fontsDir }: CaptionFiles): string {
	if (captions === null) return '';
	const fonts = fontsDir === undefined ? '' : `:fontsdir=${filterValue(fontsDir)}`;
	return `,ass=filename=${filterValue(captions)}${fonts}`;
}
