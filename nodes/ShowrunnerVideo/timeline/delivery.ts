import type { TrimPlace } from '../../../contract/vocabulary';

/** How the finished files are to be. */
export type DeliveryWishes = {
	/** Where a longer video is cut. */
	limit?: { maxDurationMs: number; trimAt: TrimPlace };
};

export const deliveryOf = ({ limit }: DeliveryWishes = {}) => ({ ...(limit && { limit }) });
