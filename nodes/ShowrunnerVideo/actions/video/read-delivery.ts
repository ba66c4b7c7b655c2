import type { TrimPlace } from '../../../../contract/vocabulary';
import { invalidField } from '../../../shared/refusals';
import type { DeliveryWishes } from '../../timeline/delivery';

export type DeliveryOptions = { maxLengthSeconds?: number; trimAt?: TrimPlace };

export function readDelivery({ maxLengthSeconds = 0, trimAt = 'sentence' }: DeliveryOptions): DeliveryWishes {
	if (maxLengthSeconds === 0) return {};
	if (maxLengthSeconds < 1)
		throw invalidField('options', 'Maximum Length is below a second', 'Give 1 second or more, or 0 for no limit');
	return { limit: { maxDurationMs: Math.round(maxLengthSeconds * 1000), trimAt } };
}
