import type { Resource } from '../../../shared/operation';
import { animateImage } from './animate-image.operation';
import { extend } from './extend.operation';
import { generate } from './generate.operation';
import { searchStock } from './search-stock.operation';
import { upscale } from './upscale.operation';

export const clip: Resource = {
	value: 'clip',
	name: 'Clip',
	operations: [generate, animateImage, extend, upscale, searchStock],
};
