import type { Look } from '../../../domain/timeline/filters/filter-plan.js';

/** What the filter `hue` calls brightness goes in steps of a tenth of the way from black to white. */
const brightnessSteps = 10;

/** The filters that give a picture its look. One filter does all of the colours: those in RGB cost a hundred times as much. */
export function lookFilters(look: Look | undefined): string[] {
	if (!look) return [];
	const { mirror, brightness, saturation, hueDegrees } = look;
	const turned =
		brightness === 0 && hueDegrees === 0 ? '' : `h=${decimal(hueDegrees)}:b=${decimal(brightness * brightnessSteps)}:`;
	const coloured = turned !== '' || saturation !== 1 ? [`hue=${turned}s=${decimal(saturation)}`] : [];
	return [...(mirror ? ['hflip'] : []), ...coloured];
}

const decimal = (value: number) => String(Number(value.toFixed(4)));
