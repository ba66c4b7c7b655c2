import type { FilterWishes } from '../../timeline/filters';

export type FilterOptions = { filters?: FilterWishes };

export const readFilters = ({ filters = {} }: FilterOptions): FilterWishes => filters;
