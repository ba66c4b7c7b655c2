import ipaddr from 'ipaddr.js';

/** Somewhere a connection is about to go: the name as it is written, and one address behind it. */
export type Place = { host: string; port: number; address: string };

/** Whether a place is one that the owner of the service named. */
export type HostRule = (place: Place) => boolean;

const hostName = /^(\*\.)?[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?$/;

function hostMatcher(host: string): ((place: Place) => boolean) | null {
	if (ipaddr.isValidCIDR(host)) {
		const [base, bits] = ipaddr.parseCIDR(host);
		return ({ address }) => {
			const met = ipaddr.process(address.replace(/%.*$/, ''));
			return met.kind() === base.kind() && met.match(base, bits);
		};
	}
	if (ipaddr.isValid(host)) {
		const named = ipaddr.process(host).toString();
		return ({ address }) => ipaddr.process(address.replace(/%.*$/, '')).toString() === named;
	}
	if (!hostName.test(host)) return null;
	return host.startsWith('*.') ? (place) => place.host.endsWith(host.slice(1)) : (place) => place.host === host;
}

/** Reads `name`, `*.suffix`, an address or a range, each with `:port` where wanted; null for what is none of these. */
export function hostRule(entry: string): HostRule | null {
	const [, v6, v6Port, plain, plainPort] = /^(?:\[([^\]]+)\](?::(\d+))?|([^:]+)(?::(\d+))?)$/.exec(entry) ?? [];
	const text = (v6 ?? plain ?? (ipaddr.isValid(entry) || ipaddr.isValidCIDR(entry) ? entry : '')).toLowerCase();
	const matches = hostMatcher(text);
	if (matches === null) return null;
	const port = Number(v6Port ?? plainPort ?? 0);
	if (port > 65_535) return null;
	return (place) => (port === 0 || place.port === port) && matches(place);
}

/** Rules for entries that were found sound before. */
export const hostRules = (entries: readonly string[]): HostRule[] =>
	entries.map(hostRule).filter((rule) => rule !== null);
