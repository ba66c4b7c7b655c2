import { coverSize } from '../camera-framing.js';
import type { Size } from '../render-plan.js';
import type { Face, Focus } from './focus.js';

/** In shares of the picture. */
export type Centre = { x: number; y: number };

/** A stretch of one side of the picture, in shares of it. */
type Span = { from: number; to: number; weight: number };

/** Places that are tried along the side that is cut. */
const places = 240;
/** Hair and chin stand out of the square that a face is found in. */
const headRoom = 1.3;
/** A face that is cut counts by this much of what is left of it; two halves are worth less than one whole. */
const cutFaceWorth = 0.3;
/** Beside the faces that are whole, which always go first. */
const [centredWorth, interestWorth] = [0.2, 0.1];
/** How much less a window at the very edge is worth than one in the middle that shows as much. */
const edgeLoss = 0.2;

/**
 * The middle of the largest part of `picture` that has the shape of `frame`: the part that shows the most faces whole, near
 * its middle, and beside that the most of what stands out.
 */
export function smartCentre({ faces, columns, rows }: Focus, picture: Size, frame: Size): Centre {
	const covering = coverSize(picture, frame);
	const across = faces.map((face) => spanOf(face, face.x, face.width));
	const down = faces.map((face) => spanOf(face, face.y, face.height));
	return {
		x: bestMiddle(across, columns, frame.width / covering.width),
		y: bestMiddle(down, rows, frame.height / covering.height),
	};
}

function spanOf({ weight }: Face, middle: number, length: number): Span {
	const half = (length * headRoom) / 2;
	return { from: Math.max(0, middle - half), to: Math.min(1, middle + half), weight };
}

function bestMiddle(faces: readonly Span[], interest: readonly number[], share: number): number {
	if (share >= 1 - 1e-3) return 0.5;
	let best = { middle: 0.5, worth: -1 };
	for (let place = 0; place <= places; place++) {
		const middle = share / 2 + ((1 - share) * place) / places;
		const offCentre = Math.abs((2 * place) / places - 1);
		const seen = interestWorth * interestIn(interest, middle, share) * (1 - edgeLoss * offCentre ** 2);
		const worth = facesIn(faces, middle, share) + seen - 1e-9 * offCentre;
		if (worth > best.worth) best = { middle, worth };
	}
	return best.middle;
}

function facesIn(faces: readonly Span[], middle: number, share: number): number {
	const all = faces.reduce((sum, { weight }) => sum + weight, 0) || 1;
	const [from, to] = [middle - share / 2, middle + share / 2];
	return faces.reduce((sum, face) => {
		const seen = (Math.min(to, face.to) - Math.max(from, face.from)) / (face.to - face.from);
		const whole = seen > 1 - 1e-6 ? 1 : cutFaceWorth * Math.max(0, seen) ** 2;
		const near = centredWorth * towardsMiddle((face.from + face.to) / 2, middle, share);
		return sum + (face.weight / all) * (whole + near);
	}, 0);
}

function interestIn(steps: readonly number[], middle: number, share: number): number {
	return steps.reduce(
		(sum, amount, step) => sum + amount * towardsMiddle((step + 0.5) / steps.length, middle, share),
		0,
	);
}

/** 1 in the middle of the window, 0 at its edges and outside. */
function towardsMiddle(at: number, middle: number, share: number): number {
	const away = Math.abs(at - middle) / (share / 2);
	return away < 1 ? Math.cos((away * Math.PI) / 2) : 0;
}
