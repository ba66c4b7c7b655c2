import type { Resource } from '../../../shared/operation';
import { generate } from './generate.operation';
import { rewrite } from './rewrite.operation';
import { split } from './split.operation';
import { translate } from './translate.operation';

export const script: Resource = { value: 'script', name: 'Script', operations: [split, generate, rewrite, translate] };
