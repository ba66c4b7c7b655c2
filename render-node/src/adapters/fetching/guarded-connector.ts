import { lookup, type LookupAddress, type LookupAllOptions } from 'node:dns';
import { isIP } from 'node:net';
import { buildConnector } from 'undici';
import type { Refusal } from '../../domain/refusal.js';
import type { Policy } from './import-policy.js';

/** Node's own `dns.lookup` for all addresses of a name. */
export type Resolve = (
	host: string,
	options: LookupAllOptions,
	done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** The parts of a URL that say where it leads. */
export type Target = { protocol: string; hostname: string; port: string };

function placeOf({ protocol, hostname, port }: Target): { host: string; port: number } {
	const host = hostname
		.replace(/^\[|\]$/g, '')
		.replace(/\.$/, '')
		.toLowerCase();
	return { host, port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** The first refusal among all addresses that a name has. */
const judgeAll = (policy: Policy, place: { host: string; port: number }, addresses: readonly LookupAddress[]) =>
	addresses.map(({ address }) => policy({ ...place, address })).find((refusal) => refusal !== null) ?? null;

/**
 * Opens connections to places that the policy lets through. It judges the very addresses that the connection is then made
 * to, each time: a name that is public when it is looked at and private a moment later has no second look to use.
 */
export function guardedConnector(
	policy: Policy,
	{ timeoutMs, resolve = lookup }: { timeoutMs: number; resolve?: Resolve },
): buildConnector.connector {
	return (options, callback) => {
		const place = placeOf(options);
		const refusal = isIP(place.host) ? policy({ ...place, address: place.host }) : null;
		if (refusal) return callback(refusal, null);
		const connect = buildConnector({
			timeout: timeoutMs,
			lookup: (name, lookupOptions, done) =>
				resolve(name, { ...lookupOptions, all: true }, (error, addresses) => {
					const no = error ?? judgeAll(policy, place, addresses);
					if (no) return done(no, []);
					const [first] = addresses;
					return lookupOptions.all || !first ? done(null, addresses) : done(null, first.address, first.family);
				}),
		});
		return connect(options, callback);
	};
}

/** Judges a host by the addresses that it has now; null also for one that has none. */
export function judgeHost(policy: Policy, target: Target, resolve: Resolve = lookup): Promise<Refusal | null> {
	const place = placeOf(target);
	if (isIP(place.host)) return Promise.resolve(policy({ ...place, address: place.host }));
	return new Promise((judged) =>
		resolve(place.host, { all: true }, (error, addresses) => judged(error ? null : judgeAll(policy, place, addresses))),
	);
}
