import type { Resource } from '../../../shared/operation';
import { check } from './check.operation';

export const content: Resource = { value: 'content', name: 'Content', operations: [check] };
