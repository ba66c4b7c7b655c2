import { pexelsStock } from './pexels';
import { pixabayStock } from './pixabay';
import type { StockVendor } from './port';

/** In the order in which a new node prefers them. */
export const stockVendors: readonly StockVendor[] = [pexelsStock, pixabayStock];
