import type { Resource } from '../../../shared/operation';
import { edit } from './edit.operation';
import { generate } from './generate.operation';
import { upscale } from './upscale.operation';

export const image: Resource = { value: 'image', name: 'Image', operations: [generate, edit, upscale] };
