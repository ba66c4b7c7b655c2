import type { TrimPlace } from '../../../../contract/vocabulary';
import { invalidField } from '../../../shared/refusals';
import type { DeliveryWishes } from '../../timeline/delivery';

export type DeliveryOptions = {
	cover?: 'none' | 'best' | 'time';
	coverSeconds?: number;
	maxLengthSeconds?: number;
	trimAt?: TrimPlace;
};

export function readDelivery({ cover, coverSeconds = 0, ...options }: DeliveryOptions): DeliveryWishes {
	const limit = readLimit(options);
	return {
		...(limit && { limit }),
		...(cover === 'best' && { cover }),
		...(cover === 'time' && { cover: { atMs: Math.round(coverSeconds * 1000) } }),
	};
}

function readLimit({ maxLengthSeconds = 0, trimAt = 'sentence' }: DeliveryOptions): DeliveryWishes['limit'] {
	if (maxLengthSeconds === 0) return undefined;
	if (maxLengthSeconds < 1)
		throw invalidField('options', 'Maximum Length is below a second', 'Give 1 second or more, or 0 for no limit');
	return { maxDurationMs: Math.round(maxLengthSeconds * 1000), trimAt };
}
