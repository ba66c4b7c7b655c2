import type { Resource } from '../../../shared/operation';
import { erase } from './erase.operation';
import { exportPerson } from './export.operation';
import { search } from './search.operation';

export const person: Resource = { value: 'person', name: 'Person', operations: [search, exportPerson, erase] };
