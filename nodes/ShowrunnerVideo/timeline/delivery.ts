import type { TrimPlace } from '../../../contract/vocabulary';

/** How the finished files are to be. */
export type DeliveryWishes = {
	/** Where a longer video is cut. */
	limit?: { maxDurationMs: number; trimAt: TrimPlace };
	/** Which frame of each output is its cover. */
	cover?: 'best' | { atMs: number };
};

export const deliveryOf = ({ limit }: DeliveryWishes = {}) => ({ ...(limit && { limit }) });

/** What each output has of it. */
export const outputDelivery = ({ cover }: DeliveryWishes = {}) => ({ ...(cover && { cover }) });
