import { faceScore, type FaceCascade, type Grey } from './face-cascade.js';

/** A square around a face, in pixels, by its middle. */
export type FaceSquare = { x: number; y: number; side: number; score: number };

/** Smaller ones are not what a picture is about, and most of what is taken for a face by mistake is that small. */
const leastSide = 20;
/** From one size to the next, and from one place to the next in shares of the size: what pico was measured with. */
const [sizeStep, placeStep] = [1.1, 0.1];
/** Squares that share as much of their area are one face. */
const sameFace = 0.2;
/** Of all squares of one face together. A single one by chance reaches 10 at most. */
const leastScore = 12;

/** Faces that look at the viewer, upright or nearly so; the surest first. */
export function findFaces(cascade: FaceCascade, picture: Grey): FaceSquare[] {
	const found = squares(cascade, picture).sort((a, b) => b.score - a.score);
	const faces: FaceSquare[] = [];
	for (let rest = found; rest[0]; ) {
		const [surest] = rest;
		const same = rest.filter((square) => overlap(surest, square) > sameFace);
		rest = rest.filter((square) => !same.includes(square));
		faces.push(middleOf(same));
	}
	return faces.filter(({ score }) => score >= leastScore);
}

function squares(cascade: FaceCascade, picture: Grey): FaceSquare[] {
	const { width, height } = picture;
	const found: FaceSquare[] = [];
	for (let side = leastSide; side <= Math.min(width, height); side *= sizeStep) {
		const step = Math.max(1, Math.floor(placeStep * side));
		const half = Math.floor(side / 2 + 1);
		for (let y = half; y <= height - half; y += step) {
			for (let x = half; x <= width - half; x += step) {
				const score = faceScore(cascade, picture, x, y, side);
				if (score > 0) found.push({ x, y, side, score });
			}
		}
	}
	return found;
}

function overlap(a: FaceSquare, b: FaceSquare): number {
	const along = (one: number, other: number) =>
		Math.max(0, Math.min(one + a.side / 2, other + b.side / 2) - Math.max(one - a.side / 2, other - b.side / 2));
	const shared = along(a.x, b.x) * along(a.y, b.y);
	return shared / (a.side ** 2 + b.side ** 2 - shared);
}

function middleOf(same: readonly FaceSquare[]): FaceSquare {
	const sum = (member: keyof FaceSquare) => same.reduce((total, square) => total + square[member], 0);
	const count = Math.max(1, same.length);
	return { x: sum('x') / count, y: sum('y') / count, side: sum('side') / count, score: sum('score') };
}
