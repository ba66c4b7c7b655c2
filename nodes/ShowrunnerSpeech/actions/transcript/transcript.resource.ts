import type { Resource } from '../../../shared/operation';
import { align } from './align.operation';
import { create } from './create.operation';

export const transcript: Resource = { value: 'transcript', name: 'Transcript', operations: [create, align] };
