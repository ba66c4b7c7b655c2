/** What no client that is right would send over a connection; each is answered or cut off, and never waits. */
export const hostileLines: readonly [what: string, sent: string, status: number | null][] = [
	['garbage', '\u0000\u0001\u0002garbage\r\n\r\n', 400],
	['TLS on a plain port', '\u0016\u0003\u0001\u0002\u0000\u0001', 400],
	['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
	['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n', 400],
	['a header with a bare line feed in it', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-A: b\nX-B: c\u0000\r\n\r\n', 400],
	['a header without a name', 'GET /healthz HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n', 400],
	['a header folded', 'GET /healthz HTTP/1.1\r\nHost: a\r\nX-A : b\r\n\r\n', 400],
	['two lengths', 'POST /v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
	[
		'a length and chunks',
		'POST /v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
		400,
	],
	['a length below nothing', 'POST /v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', 400],
	[
		'a chunk without end',
		'POST /v1/jobs HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer KEY\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n',
		null,
	],
	['a version that is none', 'GET /healthz HTTP/9.9\r\nHost: a\r\n\r\n', 400],
	['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
	['a method that is none', 'STEAL /v1/assets HTTP/1.1\r\nHost: a\r\n\r\n', 400],
	['a request and garbage after it', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n\u0000\u0001garbage\r\n\r\n', 200],
	['a hundred headers of nothing', `GET /healthz HTTP/1.1\r\nHost: a\r\n${'X-A: \r\n'.repeat(3_000)}\r\n`, 431],
];
