import type { FaceCascade, Grey } from './face-cascade.js';
import { findFaces } from './find-faces.js';
import type { Face, Focus } from './focus.js';
import { standOut, type Rgb } from './stand-out.js';

/** What one picture, or one frame of a clip, has to see. */
export function focusOfFrame(cascade: FaceCascade, frame: Rgb): Focus {
	const { width, height } = frame;
	const faces = findFaces(cascade, greyOf(frame)).map(
		({ x, y, side }): Face => ({
			x: share(x / width),
			y: share(y / height),
			width: share(side / width),
			height: share(side / height),
			weight: share(side / Math.max(width, height)),
		}),
	);
	return { faces, ...standOut(frame) };
}

/** Of all frames together: a face counts by how often it is seen. One frame at least, all of one size. */
export function focusOfFrames(frames: readonly Focus[]): Focus {
	const [first] = frames;
	if (!first) throw new RangeError('there is no frame to look at');
	const count = frames.length;
	const together = (member: 'columns' | 'rows') =>
		first[member].map((_, step) => frames.reduce((sum, each) => sum + (each[member][step] ?? 0), 0) / count);
	const faces = frames.flatMap((frame) => frame.faces.map((face) => ({ ...face, weight: face.weight / count })));
	return { faces, columns: together('columns'), rows: together('rows') };
}

const share = (value: number) => Number(value.toFixed(4));

function greyOf({ width, height, pixels }: Rgb): Grey {
	const grey = new Uint8Array(width * height);
	for (let at = 0; at < grey.length; at++) {
		const [red, green, blue] = [pixels[3 * at] ?? 0, pixels[3 * at + 1] ?? 0, pixels[3 * at + 2] ?? 0];
		grey[at] = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
	}
	return { width, height, pixels: grey };
}
