import type { Filter } from '@showrunner/contract';

/** Filters that change anything. */
export const activeFilters = (filters: readonly Filter[] | undefined): Filter[] =>
	(filters ?? []).filter(({ strength }) => strength > 0);

export const filterOf = <Kind extends Filter['kind']>(filters: readonly Filter[], kind: Kind) =>
	filters.filter((filter): filter is Extract<Filter, { kind: Kind }> => filter.kind === kind);
