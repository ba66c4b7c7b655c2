/**
 * Who is counted as one: an IPv4 address, or the /64 network of an IPv6 address, since whoever has one of its
 * addresses has them all.
 */
export function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
	if (!plain.includes(':')) return plain;
	const [head = '', tail] = plain.split('::');
	const groups = (text: string) => (text === '' ? [] : text.split(':'));
	const front = groups(head);
	const back = groups(tail ?? '');
	const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
	return [...front, ...zeros, ...back]
		.slice(0, 4)
		.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
		.join(':');
}
