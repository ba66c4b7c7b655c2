import ipaddr from 'ipaddr.js';

/** `never`: not even where a host is allowed by name. */
export type Standing = 'public' | 'private' | 'never';

const privateRanges = ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'];

/**
 * Where clouds tell a machine who it is and hand it their keys, as far as no range names them: Azure's and Oracle's IPv4,
 * Alibaba's in the carriers' range, AWS' and Google's IPv6. The one that all share, 169.254.169.254, is link-local.
 */
const metadata = new Set(['168.63.129.16', '192.0.0.192', '100.100.100.200', 'fd00:ec2::254', 'fd20:ce::254']);

/** The global unicast space of IPv6 (RFC 4291, 2.4); what lies outside is somebody's inside, or nobody's. */
const [globalBase, globalBits] = ipaddr.IPv6.parseCIDR('2000::/3');

const lastFour = (address: ipaddr.IPv6) => new ipaddr.IPv4(address.toByteArray().slice(12));

/** The IPv4 address that an IPv6 one stands for: mapped (RFC 4291), translated (RFC 6052, 6145), or itself. */
function meant(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
	if (address instanceof ipaddr.IPv4) return address;
	const range: string = address.range();
	return ['ipv4Mapped', 'rfc6145', 'rfc6052'].includes(range) ? lastFour(address) : address;
}

/** What kind of place an IP address is, in whatever spelling. */
export function standingOf(text: string): Standing {
	const bare = text.replace(/%.*$/, '');
	if (!ipaddr.isValid(bare)) return 'never';
	const address = meant(ipaddr.parse(bare));
	if (metadata.has(address.toString())) return 'never';
	const range: string = address.range();
	if (privateRanges.includes(range)) return 'private';
	const isGlobal = address instanceof ipaddr.IPv4 || address.match(globalBase, globalBits);
	return range === 'unicast' && isGlobal ? 'public' : 'never';
}
