/** Each 0 to 255, as real numbers. */
export type Triple = readonly [number, number, number];
type Matrix = 'bt601' | 'bt709';

/** Of red and of blue in what is bright (ITU-R BT.601-7, 2.5.1, and BT.709-6, 3.2). */
const shares = { bt601: { red: 0.299, blue: 0.114 }, bt709: { red: 0.2126, blue: 0.0722 } };

/** `#RRGGBB` as red, green and blue. */
export function rgbOf(colour: string): Triple {
	const channel = (at: number) => parseInt(colour.slice(at, at + 2), 16);
	return [channel(1), channel(3), channel(5)];
}

/** Samples Y, Cb, Cr of limited range. */
export function samplesOf([red, green, blue]: Triple, matrix: Matrix): Triple {
	const share = shares[matrix];
	const luma = share.red * red + (1 - share.red - share.blue) * green + share.blue * blue;
	const chroma = (part: number, of: number) => 128 + (112 * (part - luma)) / (1 - of) / 255;
	return [16 + (219 * luma) / 255, chroma(blue, share.blue), chroma(red, share.red)];
}

/** The colour of samples, which may lie beyond 0 and 255. */
export function colourOf([y, cb, cr]: Triple, matrix: Matrix): Triple {
	const share = shares[matrix];
	const luma = ((y - 16) * 255) / 219;
	const red = luma + ((cr - 128) * 255 * (1 - share.red)) / 112;
	const blue = luma + ((cb - 128) * 255 * (1 - share.blue)) / 112;
	return [red, (luma - share.red * red - share.blue * blue) / (1 - share.red - share.blue), blue];
}

/** Whether both matrices make the same samples of a colour, as they do of greys and of what is nearly grey. */
export function isAlikeByBoth(colour: string): boolean {
	const [one, other] = (['bt601', 'bt709'] as const).map((matrix) =>
		mapped(samplesOf(rgbOf(colour), matrix), Math.round),
	);
	return one?.every((sample, at) => sample === other?.[at]) === true;
}

/** What a player shows: videos of ours are marked as BT.709. */
export const shownColour = (samples: Triple): Triple => mapped(colourOf(samples, 'bt709'), inByte);

export const inByte = (value: number) => Math.min(255, Math.max(0, value));
export const mapped = ([one, two, three]: Triple, change: (value: number, at: number) => number): Triple => [
	change(one, 0),
	change(two, 1),
	change(three, 2),
];

/** The largest difference of any of the three. */
export const farthest = (one: Triple, other: Triple) =>
	Math.max(...mapped(one, (value, at) => Math.abs(value - (other[at] ?? 0))));
