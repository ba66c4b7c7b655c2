import { lookup } from 'node:dns/promises';
import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';
import { callbackForbidden, callbackHostRefused } from '../../domain/callbacks/callback-problems.js';
import { standingOf } from '../fetching/address-standing.js';
import type { HostRule } from '../fetching/host-rules.js';
import type { Policy } from '../fetching/import-policy.js';

/** What is this service's own, and never called by itself on somebody's order. */
export type OwnPlaces = { database: { port: number; addresses: readonly string[] } | null; port(): number };

const postgresPort = 5432;

const plain = (address: string) => ipaddr.process(address.replace(/%.*$/, '')).toString();

function isOwnMachine(address: string): boolean {
	const own = Object.values(networkInterfaces()).flatMap((each = []) => each.map((one) => plain(one.address)));
	return ipaddr.process(address).range() === 'loopback' || own.includes(address);
}

/** Where the database of a URL listens, by the addresses that its host has now; null for the embedded one. */
export async function databasePlace(databaseUrl: string | null): Promise<OwnPlaces['database']> {
	if (databaseUrl === null || !URL.canParse(databaseUrl)) return null;
	const { hostname, port } = new URL(databaseUrl);
	const found = await lookup(hostname.replace(/^\[|\]$/g, '') || 'localhost', { all: true }).catch(() => []);
	return { port: Number(port) || postgresPort, addresses: found.map(({ address }) => plain(address)) };
}

/**
 * n8n usually stands on a private address, so those are called, unless the owner named the hosts. Addresses that
 * run a cloud or a network are never called, nor is what this service itself stands on.
 */
export const callbackPolicy =
	(allowed: readonly HostRule[], own: OwnPlaces): Policy =>
	(place) => {
		if (standingOf(place.address) === 'never') return callbackForbidden();
		const address = plain(place.address);
		if (place.port === own.port() && isOwnMachine(address)) return callbackForbidden();
		const { database } = own;
		const isAtDatabase = database?.addresses.some(
			(one) => one === address || (isOwnMachine(one) && isOwnMachine(address)),
		);
		if (database !== null && place.port === database.port && isAtDatabase) return callbackForbidden();
		return allowed.length > 0 && !allowed.some((rule) => rule(place)) ? callbackHostRefused(place.host) : null;
	};
