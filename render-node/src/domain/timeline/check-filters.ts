import type { Filter, Timeline, Warning } from '@showrunner/contract';
import { frameSize } from './frame-size.js';
import { activeFilters } from './filters/active-filters.js';
import { letterbox } from './filters/letterbox.js';

/** Warns of filters that show nothing of what they were asked for. Whatever passes the schema can be drawn. */
export function checkFilters({ filters, scenes, outputs }: Timeline): Warning[] {
	const lists = [
		{ list: filters, field: 'timeline.filters' },
		...scenes.map((scene, index) => ({ list: scene.filters, field: `timeline.scenes[${index}].filters` })),
	];
	return lists.flatMap(({ list = [], field }) =>
		list.flatMap((filter, index) => filterWarnings(filter, `${field}[${index}]`, outputs)),
	);
}

function filterWarnings(filter: Filter, field: string, outputs: Timeline['outputs']): Warning[] {
	const adjusted = (message: string): Warning => ({ code: 'option-adjusted', message, field });
	if (filter.kind === 'originality' && filter.mirror && filter.strength === 0)
		return [adjusted('The picture is not mirrored: at strength 0 a filter changes nothing')];
	if (filter.kind !== 'cinematic' || activeFilters([filter]).length === 0 || !filter.letterbox) return [];
	return outputs.flatMap((output) => {
		const { aspectRatio } = output;
		const frame = frameSize({ ...output, scale: 1 });
		const { width, height } = letterbox(frame, filter.aspectRatio);
		const hasBars = width < frame.width || height < frame.height;
		return hasBars ? [] : [adjusted(`Videos in ${aspectRatio} have this shape already and get no bars`)];
	});
}
