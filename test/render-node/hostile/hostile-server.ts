import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

export type HostileServer = {
	/** Under the one name that the service allows. */
	url(path: string): string;
	port: number;
	/** Paths that were asked for, with the range where one was wanted. */
	asked: { path: string; range: string | undefined }[];
	stop(): Promise<void>;
};

type Serve = (request: IncomingMessage, response: ServerResponse) => unknown;

const zeros = Buffer.alloc(80 * 1024 * 1024);
const page = '<!doctype html><html><body>Not found, but with a smile</body></html>';

function sendRange(request: IncomingMessage, response: ServerResponse, bytes: Buffer, breakAt: number): void {
	const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
	const head = { 'accept-ranges': 'bytes', etag: '"one"', 'content-type': 'video/mp4' };
	const rest = bytes.subarray(from);
	const range = { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
	response.writeHead(from > 0 ? 206 : 200, { ...head, 'content-length': rest.length, ...(from > 0 && range) });
	response.write(rest.subarray(0, breakAt), () => (rest.length > breakAt ? response.destroy() : response.end()));
}

/** What servers do to those who fetch from them. `good` is a short video. */
function routes(good: Buffer): Record<string, Serve> {
	const send = (type: string, bytes: Buffer | string, head: Record<string, string> = {}): Serve => {
		return (_, response) => response.writeHead(200, { 'content-type': type, ...head }).end(bytes);
	};
	const to =
		(location: string, status = 302): Serve =>
		(_, response) =>
			response.writeHead(status, { location }).end();
	const status =
		(code: number): Serve =>
		(_, response) =>
			response.writeHead(code).end('no');
	const video = (bytes: Buffer | string, head: Record<string, string> = {}) => send('video/mp4', bytes, head);
	const gzip = { 'content-encoding': 'gzip' };
	return {
		'/good.mp4': video(good),
		'/named': video(good, { 'content-disposition': "attachment; filename*=UTF-8''..%2F..%2Fetc%2F%E2%80%AEgpj.mp4" }),
		'/once-moved': to('/good.mp4', 301),
		'/packed.mp4': video(gzipSync(good), gzip),
		'/as-text.mp4': send('text/plain', good),
		'/as-picture.mp4': send('image/png', good),
		'/breaks.mp4': (request, response) => sendRange(request, response, good, Math.ceil(good.length / 3)),
		'/to-metadata': to('http://169.254.169.254/latest/meta-data/'),
		'/to-loopback': to('http://127.0.0.1:1/a.mp4'),
		'/to-decimal': to('http://2130706433/a.mp4', 307),
		'/to-mapped': to('http://[::ffff:127.0.0.1]/a.mp4', 308),
		'/to-file': to('file:///etc/passwd'),
		'/to-gopher': to('gopher://127.0.0.1:6379/_FLUSHALL'),
		'/to-login': to('http://user:secret@localhost/a.mp4'),
		'/to-nothing': to('http://'),
		'/round': to('/round'),
		'/no-location': status(302),
		'/far/1': to('/far/2'),
		'/far/2': to('/far/3'),
		'/far/3': to('http://169.254.169.254/'),
		'/page.mp4': video(page),
		'/page': send('text/html; charset=utf-8', page),
		'/playlist.mp4': video('#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n'),
		'/concat.mp4': video('ffconcat version 1.0\nfile /etc/passwd\n'),
		'/picture.svg': send(
			'image/svg+xml',
			'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
		),
		'/program.mp4': video(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])),
		'/archive.mp4': video(Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(500)])),
		'/paper.mp4': video('%PDF-1.7\n1 0 obj\n'),
		'/noise.mp4': video(Buffer.from(Array.from({ length: 9_000 }, (_, at) => (at * 7919) % 251))),
		'/json.mp4': video('{"error":"not found"}'),
		'/empty.mp4': video(''),
		'/bomb.mp4': video(gzipSync(zeros, { level: 1 }), gzip),
		'/bomb-br.mp4': video(brotliCompressSync(zeros, { params: { 0: 0 } } as never), { 'content-encoding': 'br' }),
		'/bomb-twice.mp4': video(gzipSync(gzipSync(zeros)), { 'content-encoding': 'gzip, gzip' }),
		'/packed-oddly.mp4': video(good, { 'content-encoding': 'exi' }),
		'/not-packed.mp4': video(good, gzip),
		'/too-long.mp4': (_, response) => response.writeHead(200, { 'content-length': 9_000_000_000 }).write('a'),
		'/endless.mp4': (_, response) => {
			response.writeHead(200, { 'content-type': 'video/mp4' });
			const more = () => !response.destroyed && response.write(zeros.subarray(0, 1024 * 1024), more);
			more();
		},
		'/cut-off.mp4': (_, response) => {
			response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': good.length });
			response.write(good.subarray(0, 100), () => response.destroy());
		},
		'/wrong-range.mp4': (request, response) => {
			const head = { 'accept-ranges': 'bytes', etag: '"one"', 'content-range': 'bytes 7-99/100' };
			if (request.headers.range) return response.writeHead(206, head).end('x');
			response.writeHead(200, { ...head, 'content-length': good.length });
			return response.write(good.subarray(0, 100), () => response.destroy());
		},
		'/long-head.mp4': video(good, { 'x-long': 'a'.repeat(60_000) }),
		'/401': status(401),
		'/403': status(403),
		'/404': status(404),
		'/410': status(410),
		'/204': status(204),
		'/418': status(418),
		'/429': status(429),
		'/500': status(500),
	};
}

export async function startHostileServer(good: Buffer): Promise<HostileServer> {
	const asked: HostileServer['asked'] = [];
	const served = routes(good);
	const server = createServer((request, response) => {
		const path = request.url ?? '';
		asked.push({ path, range: request.headers.range });
		const serve = served[path];
		if (serve) serve(request, response);
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: (path) => `http://localhost:${port}${path}`,
		port,
		asked,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
