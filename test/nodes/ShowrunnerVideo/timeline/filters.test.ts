import { describe, expect, it } from '@jest/globals';
import { filterSchema } from '@showrunner/contract';
import { filterFields } from '../../../../nodes/ShowrunnerVideo/actions/video/filter-fields';
import { filtersOf } from '../../../../nodes/ShowrunnerVideo/timeline/filters';

describe('filters of the form', () => {
	it('has a strength for each kind that the render-node knows, in the order of the alphabet', () => {
		const fields = (filterFields[0]?.options ?? []) as { name: string; displayName: string }[];
		const kinds = filterSchema.def.options.map(({ shape }) => shape.kind.def.values[0]);
		expect(fields.map(({ name }) => name).sort()).toEqual([...kinds, 'mirror'].sort());
		expect(fields).toEqual(fields.toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en')));
	});

	it('gives those that were added, each once', () => {
		expect(filtersOf({ grain: 0.3, cinematic: 1 })).toEqual({
			filters: [
				{ kind: 'cinematic', strength: 1 },
				{ kind: 'grain', strength: 0.3 },
			],
		});
	});

	it('mirrors as a part of originality', () => {
		const mirrored = (strength: number) => ({ filters: [{ kind: 'originality', strength, mirror: true }] });
		expect(filtersOf({ mirror: true })).toEqual(mirrored(0.5));
		expect(filtersOf({ mirror: true, originality: 0.2 })).toEqual(mirrored(0.2));
	});

	it('leaves the timeline alone without any', () => {
		expect(filtersOf()).toEqual({});
		expect(filtersOf({})).toEqual({});
		expect(filtersOf({ mirror: false })).toEqual({});
	});
});
