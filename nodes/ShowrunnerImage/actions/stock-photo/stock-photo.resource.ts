import type { Resource } from '../../../shared/operation';
import { search } from './search.operation';

export const stockPhoto: Resource = { value: 'stockPhoto', name: 'Stock Photo', operations: [search] };
