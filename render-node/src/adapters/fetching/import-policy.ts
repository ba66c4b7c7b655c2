import { addressForbidden, addressPrivate, portRefused } from '../../domain/fetching/fetch-problems.js';
import type { Refusal } from '../../domain/refusal.js';
import { standingOf } from './address-standing.js';
import type { HostRule, Place } from './host-rules.js';

/** Why no connection may go to a place, or null where it may. */
export type Policy = (place: Place) => Refusal | null;

/** Those of the web and the two that stand in for them. Others belong to mail, databases and consoles. */
const publicPorts = [80, 443, 8080, 8443];

/** Files come from the public network, and from private places that the owner named. */
export const importPolicy =
	(allowed: readonly HostRule[]): Policy =>
	(place) => {
		const standing = standingOf(place.address);
		if (standing === 'never') return addressForbidden();
		if (allowed.some((rule) => rule(place))) return null;
		if (standing === 'private') return addressPrivate();
		return publicPorts.includes(place.port) ? null : portRefused(place.port);
	};
