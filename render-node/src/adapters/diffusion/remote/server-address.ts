/** A server's address as it is called and as it is told: without a login, a query or a slash at its end. */
export function serverAddress(url: string): { name: string; baseUrl: string } {
	const { protocol, host, pathname } = new URL(url);
	return { name: `The server ${host}`, baseUrl: `${protocol}//${host}${pathname.replace(/\/+$/, '')}` };
}
