import { assColours, mapAssColours } from '../../../domain/captions/ass-colours.js';
import {
	colourOf,
	farthest,
	inByte,
	isAlikeByBoth,
	mapped,
	rgbOf,
	samplesOf,
	shownColour,
	type Triple,
} from '../../../domain/captions/video-colours.js';
import { keptAnswers } from '../../../domain/kept-answers.js';

/**
 * How the filter `ass` makes samples of colours: as its frames are marked (FFmpeg 7 and later), or by the matrix of BT.601
 * whatever they are marked as.
 */
export type LetterMatrix = 'frame' | 'bt601';

/**
 * `marked`: on frames that are marked as BT.709. `wide`: with the chroma of all that is drawn half as far from grey as it
 * should be, to be doubled afterwards. That reaches every colour, where those of BT.601 end before those of BT.709.
 */
export type Painting = 'plain' | 'marked' | 'wide';

/** What a colour may be off by, of 255, before it is painted wide. Rounding to samples of 8 bits alone takes up to 2. */
const mostOff = 2;

/** The colour to ask `ass` for, and how far what is shown then is from what was asked for, of 255. */
export type Ink = { ink: string; off: number };

/** ASS files in colours that come out as those that they were written in. */
export function inkedTexts(texts: readonly string[], matrix: LetterMatrix): { texts: string[]; painting: Painting } {
	if (matrix === 'frame') return { texts: [...texts], painting: 'marked' };
	const wide = texts.some(needsWide);
	return { texts: texts.map((ass) => inked(ass, wide)), painting: wide ? 'wide' : 'plain' };
}

/** Whether it has a colour out of reach, where samples are made by BT.601. */
export const needsWide = (ass: string) => [...assColours(ass)].some((colour) => inkOf(colour, false).off > mostOff);

function inked(ass: string, wide: boolean): string {
	const inks = new Map([...assColours(ass)].map((colour) => [colour, inkOf(colour, wide).ink]));
	return mapAssColours(ass, (colour) => inks.get(colour) ?? colour);
}

/** Most videos have the same few colours in thousands of places. */
const known = keptAnswers<Ink>(1000);

export const inkOf = (colour: string, wide: boolean): Ink => known(`${colour} ${wide}`, () => findInk(colour, wide));

function findInk(colour: string, wide: boolean): Ink {
	const wished = rgbOf(colour);
	const target = squeezed(samplesOf(wished, 'bt709'), wide ? 0.5 : 1);
	const middle = mapped(colourOf(target, 'bt601'), (value) => Math.round(inByte(value)));
	const around = neighbours.map((steps) => mapped(middle, (value, at) => inByte(value + (steps[at] ?? 0))));
	const inks = (isAlikeByBoth(colour) && !wide ? [wished] : around).map((rgb) => {
		const drawn = mapped(samplesOf(rgb, 'bt601'), Math.round);
		return { ink: hexOf(rgb), off: farthest(shownColour(squeezed(drawn, wide ? 2 : 1)), wished) };
	});
	return inks.reduce((best, ink) => (ink.off < best.off ? ink : best));
}

const steps = [0, -1, 1];
/** The place itself first: it is kept where others are no better. */
const neighbours = steps.flatMap((red) => steps.flatMap((green) => steps.map((blue): Triple => [red, green, blue])));

const squeezed = ([y, cb, cr]: Triple, factor: number): Triple => [
	y,
	128 + factor * (cb - 128),
	128 + factor * (cr - 128),
];
const hexOf = (rgb: Triple) => `#${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
