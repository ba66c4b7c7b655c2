import type { VideoExpectations } from '@showrunner/contract';
import type { Check } from '../finding.js';
import { platformRules } from '../platform-rules.js';
import { scoreBetween } from '../score-between.js';

/** A quarter of the wished side: from a video of 270 pixels a screen of 1,080 makes up 15 of 16 pixels. */
const worthlessShare = 0.25;
/** Sides are even numbers: that may cost one part in fifty of a small preview. */
const shapeTolerance = 0.02;

export const checkResolution: Check = ({ file: { width, height }, expectations }) => {
	const short = Math.min(width, height);
	const { shortSide } = expectations;
	const shape = wantedShape(expectations);
	const isOfShape = shape === undefined || Math.abs(width / height / ratioOf(shape) - 1) <= shapeTolerance;
	const size = `${width}×${height}`;
	return {
		check: 'resolution',
		score: isOfShape ? scoreBetween(short, shortSide, shortSide * worthlessShare) : 0,
		...{ value: short, target: shortSide, unit: 'px', spans: [] },
		reason: !isOfShape
			? `The picture of ${size} is not ${shape}`
			: short >= shortSide
				? `The picture has ${size} pixels`
				: `The picture of ${size} has fewer pixels than ${shortSide} on its shorter side`,
	};
};

function wantedShape({ aspectRatio, platform }: VideoExpectations): string | undefined {
	return aspectRatio ?? (platform && platformRules[platform].aspectRatio);
}

function ratioOf(shape: string): number {
	const [width = 1, height = 1] = shape.split(':').map(Number);
	return width / height;
}
