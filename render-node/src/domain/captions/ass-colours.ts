/** Styles as a whole, and colours in the tags of lines: no text has a backslash before a letter. */
const places = /^Style: .*$|\\[1-4]?c&H[\dA-Fa-f]{6}&/gm;
/** Blue, green, red, and in a style transparency before them. */
const inStyle = /(&H[\dA-Fa-f]{2})([\dA-Fa-f]{6})(?=,)/g;
const inTag = /(&H)([\dA-Fa-f]{6})/g;

/** An ASS file of ours with other colours, each given as `#RRGGBB`. */
export const mapAssColours = (ass: string, change: (colour: string) => string): string =>
	ass.replace(places, (place) =>
		place.replace(
			place.startsWith('\\') ? inTag : inStyle,
			(_, before: string, bgr: string) => before + turned(change(`#${turned(bgr)}`).slice(1)),
		),
	);

/** Its colours, each once. */
export function assColours(ass: string): Set<string> {
	const found = new Set<string>();
	mapAssColours(ass, (colour) => {
		found.add(colour);
		return colour;
	});
	return found;
}

/** From red, green, blue to blue, green, red, and back. */
const turned = (digits: string) => (digits.slice(4) + digits.slice(2, 4) + digits.slice(0, 2)).toUpperCase();
