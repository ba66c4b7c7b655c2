import { deflateSync, gzipSync } from 'node:zlib';

/** A request as it goes over the line, and the problem that it must meet. */
export type HostileRequest = {
	what: string;
	method?: string;
	path: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
	status: number;
	type: string;
};

const id = '00000000-0000-4000-8000-000000000000';
const anAsset = 'a'.repeat(64);
const effect = (input: string) => `{"kind":"sound.generate","input":${input}}`;
const json: Record<string, string> = { 'content-type': 'application/json' };
const gzip = { ...json, 'content-encoding': 'gzip' };
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

const body = (
	what: string,
	sent: string | Buffer,
	status: number,
	type: string,
	headers: Record<string, string> = json,
): HostileRequest => ({
	...{ what, method: 'POST', path: '/v1/jobs', headers, body: sent, status, type },
});

export const hostileBodies: readonly HostileRequest[] = [
	body('arrays within arrays', effect(nested('[', ']', 100_000)), 400, 'body-too-deep'),
	body('objects within objects', nested('{"a":', '', 60_000), 400, 'body-too-deep'),
	body('arrays that never end', '['.repeat(500_000), 400, 'body-too-deep'),
	body('a member named twice', '{"kind":"sound.generate","kind":"image.card","input":{}}', 400, 'body-key-twice'),
	body('a member named twice, once in disguise', '{"kind":"sound.generate","k\\u0069nd":"x"}', 400, 'body-key-twice'),
	body('a member named twice deep within', effect('{"effect":"pop","a":{"b":1,"b":2}}'), 400, 'body-key-twice'),
	body('a prototype', '{"__proto__":{"role":"admin"},"kind":"sound.generate"}', 400, 'body-key-forbidden'),
	body('a prototype in disguise', '{"\\u005f_proto__":{"role":"admin"}}', 400, 'body-key-forbidden'),
	body('a prototype deep within', effect('{"effect":"pop","a":[{"__proto__":[]}]}'), 400, 'body-key-forbidden'),
	body('a constructor', effect('{"effect":"pop","constructor":{"prototype":{"a":1}}}'), 422, 'input-invalid'),
	body('a method in place of a value', effect('{"effect":"pop","toString":"x"}'), 422, 'input-invalid'),
	body('bytes that are no UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 400, 'body-not-utf8'),
	body('UTF-8 that is too long', Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x7d]), 400, 'body-not-utf8'),
	body('a surrogate as bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'body-not-utf8'),
	body('UTF-16', Buffer.from('{"__proto__":1}', 'utf16le'), 400, 'body-not-utf8', {
		'content-type': 'application/json; charset=utf-16',
	}),
	body('UTF-7', '{}', 400, 'body-not-utf8', { 'content-type': 'application/json; charset=utf-7' }),
	body('a mark of byte order and nothing', '\ufeff{}', 422, 'input-invalid'),
	body('half an object', '{"kind":"sound.generate"', 400, 'body-not-json'),
	body('an object and something more', '{} {}', 400, 'body-not-json'),
	body('half a string', '{"kind":"sound', 400, 'body-not-json'),
	body('a string of backslashes', `{"a":"${'\\"'.repeat(200_000)}`, 400, 'body-not-json'),
	body('a comment', '{/* */}', 400, 'body-not-json'),
	body('a comma too many', '{"kind":"sound.generate",}', 400, 'body-not-json'),
	body('single quotes', "{'kind':'sound.generate'}", 400, 'body-not-json'),
	body('no number', '{"kind":NaN}', 400, 'body-not-json'),
	body('a word', '"sound.generate"', 400, 'body-not-json'),
	body('a number', '7', 400, 'body-not-json'),
	body('a list', '[]', 422, 'input-invalid'),
	body('nothing', '', 422, 'input-invalid'),
	body('a line feed in a string', '{"kind":"a\nb"}', 400, 'body-not-json'),
	body('a page', '<!doctype html>', 400, 'body-not-json'),
	body(
		'an entity that opens a file',
		'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
		400,
		'body-not-json',
	),
	body('a number beyond all numbers', effect('{"effect":"pop","seed":1e999}'), 422, 'input-invalid'),
	body('a number below all numbers', effect('{"effect":"pop","seed":-1e999}'), 422, 'input-invalid'),
	body('a number of a million digits', effect(`{"effect":"pop","seed":${'9'.repeat(500_000)}}`), 422, 'input-invalid'),
	body('a number that is not exact', effect('{"effect":"pop","seed":9007199254740993}'), 422, 'input-invalid'),
	body('a fraction for a whole', effect('{"effect":"pop","seed":0.5}'), 422, 'input-invalid'),
	body('a list for a number', effect('{"effect":"pop","seed":[1]}'), 422, 'input-invalid'),
	body('a kind that is a method', '{"kind":"constructor","input":{}}', 422, 'input-invalid'),
	body('a kind that is a prototype', '{"kind":"__proto__","input":{}}', 422, 'input-invalid'),
	body('a condition for a database', effect('{"effect":{"$ne":null}}'), 422, 'input-invalid'),
	body('ten million letters', effect(`{"effect":"${'a'.repeat(10_000_000)}"}`), 413, 'body-too-large'),
	body('a bomb of gzip', gzipSync(Buffer.alloc(200_000_000)), 413, 'body-too-large', gzip),
	body('a bomb of deflate', deflateSync(Buffer.alloc(100_000_000)), 413, 'body-too-large', {
		...json,
		'content-encoding': 'deflate',
	}),
	body('gzip that is none', 'not packed', 400, 'request-malformed', gzip),
	body('a packing that nobody knows', '{}', 415, 'request-malformed', { ...json, 'content-encoding': 'exi' }),
	body('a bomb in a bomb', gzipSync(gzipSync(Buffer.alloc(1_000))), 415, 'request-malformed', {
		...json,
		'content-encoding': 'gzip, gzip',
	}),
];

const key = (what: string, value: string): HostileRequest => ({
	...{ what, method: 'POST', path: '/v1/productions', headers: { ...json, 'idempotency-key': value } },
	...{ body: '{"title":"a","locale":"en"}', status: 422, type: 'input-invalid' },
});

export const hostileHeaders: readonly HostileRequest[] = [
	key('a key of 256 letters', 'a'.repeat(256)),
	key('a key with a tab', 'a\tb'),
	key('a key of other letters', 'schlüssel'),
	key('a key of bytes', '\u00ff\u00fe'),
	{ ...key('no key', ''), type: 'input-invalid' },
	{
		what: 'a range beyond the end',
		path: '/v1/assets/GOOD/content',
		headers: { range: 'bytes=99999999-' },
		status: 416,
		type: 'request-malformed',
	},
	{
		what: 'a login in another scheme',
		path: '/v1/jobs',
		headers: { authorization: 'Basic YTpi' },
		status: 401,
		type: 'api-key-missing',
	},
	{
		what: 'an empty login',
		path: '/v1/jobs',
		headers: { authorization: 'Bearer ' },
		status: 401,
		type: 'api-key-missing',
	},
	{
		what: 'a login of 10,000 letters',
		path: '/v1/jobs',
		headers: { authorization: `Bearer ${'a'.repeat(10_000)}` },
		status: 401,
		type: 'api-key-wrong',
	},
	{
		what: 'a header of 20,000 letters',
		path: '/v1/jobs',
		headers: { 'x-long': 'a'.repeat(20_000) },
		status: 431,
		type: 'header-too-large',
	},
	{
		what: 'a type that is none',
		method: 'POST',
		path: '/v1/assets?name=a',
		headers: { 'content-type': 'image/png; a="b' },
		body: 'x',
		status: 422,
		type: 'media-type-malformed',
	},
	{
		what: 'a type with a path',
		method: 'POST',
		path: '/v1/assets?name=a',
		headers: { 'content-type': '../../etc/passwd' },
		body: 'x',
		status: 422,
		type: 'media-type-malformed',
	},
	{
		what: 'a type that sets a header',
		method: 'POST',
		path: '/v1/assets?name=a',
		headers: { 'content-type': 'text/plain; a=b; Set-Cookie: x' },
		body: 'x',
		status: 422,
		type: 'media-type-malformed',
	},
];

const get = (what: string, path: string, status = 422, type = 'input-invalid'): HostileRequest => ({
	what,
	path,
	status,
	type,
});

export const hostilePaths: readonly HostileRequest[] = [
	get('a way out, encoded', '/v1/assets/..%2f..%2f..%2fetc%2fpasswd'),
	get('a way out, encoded twice', '/v1/assets/%252e%252e%252fetc%252fpasswd'),
	get('a way out with backslashes', '/v1/assets/..%5c..%5cwindows%5cwin.ini'),
	get('a way out to bytes', '/v1/assets/..%2f..%2fapi-key/content'),
	get('a way out, too long for UTF-8', '/v1/assets/..%c0%af..%c0%afetc', 400, 'request-malformed'),
	get('a way out, bare', '/v1/assets/../../../etc/passwd', 404, 'route-not-found'),
	get('a way out at the root', '/../../etc/passwd', 404, 'route-not-found'),
	get('an end of text', '/v1/assets/a%00b'),
	get('an asset in capitals', `/v1/assets/${'A'.repeat(64)}`),
	get('an asset and one digit', `/v1/assets/${anAsset}0`),
	get('an asset with a line feed', `/v1/assets/${anAsset}%0a`),
	get('a job that is a condition', "/v1/jobs/1'%20OR%20'1'='1"),
	get('a job with a line feed', `/v1/jobs/${id}%0a`),
	get('a job that is a script', '/v1/jobs/%3Cscript%3E'),
	get('a job that is a prototype', '/v1/jobs/__proto__'),
	get('half an escape', '/v1/jobs/%e0%a4%a', 400, 'request-malformed'),
	get('an escape that is none', '/v1/jobs/%zz', 400, 'request-malformed'),
	get('a path without end', `/v1/jobs/${'a'.repeat(9_000)}`, 414, 'url-too-long'),
	get('a query named twice', '/v1/jobs?limit=1&limit=2'),
	get('a query that is a prototype', '/v1/jobs?__proto__=1'),
	get('a query that is an object', '/v1/jobs?limit[$gt]=1'),
	get('a limit without end', `/v1/jobs?limit=${'9'.repeat(400)}`),
	get('a limit below nothing', '/v1/jobs?limit=-1'),
	get('a limit that is none', '/v1/jobs?limit=NaN'),
	get('a limit in hexadecimal of others', '/v1/jobs?limit=0x7fffffff'),
	get(
		'a cursor that is a condition',
		`/v1/jobs?cursor=${Buffer.from("'; DROP TABLE jobs; --").toString('base64url')}`,
		422,
		'cursor-unknown',
	),
	get('the files of the service', '/.env', 404, 'route-not-found'),
	get('the database of the service', '/v1/../postgres/PG_VERSION', 404, 'route-not-found'),
];

const upload = (what: string, name: string, type = 'input-invalid', status = 422): HostileRequest => ({
	...{ what, method: 'POST', path: `/v1/assets?name=${encodeURIComponent(name)}`, body: 'some text', status, type },
});

export const hostileNames: readonly HostileRequest[] = [
	upload('a way out', '../../etc/passwd'),
	upload('a way out with backslashes', '..\\..\\boot.ini'),
	upload('a folder', 'a/b.mp4'),
	upload('an absolute path', '/etc/passwd'),
	upload('two dots', '..'),
	upload('one dot', '.'),
	upload('no name', ''),
	upload('256 letters', 'a'.repeat(256)),
	upload('an ending that reads the other way', 'holiday\u202egpj.exe'),
	upload('an override from left to right', 'a\u202db'),
	upload('an embedding', 'a\u202bb'),
	upload('an isolate', 'a\u2067b'),
	upload('a line separator', 'a\u2028b'),
	upload('an end of text', 'a\u0000.mp4', 'text-unprintable'),
	upload('a header', 'a\r\nSet-Cookie: b=c'),
	upload('a bell', 'a\u0007', 'text-unprintable'),
	upload('colours of a terminal', '\u001b[31mred', 'text-unprintable'),
	upload('a control of the second set', 'a\u0085b'),
];

const words = (what: string, text: string, type = 'text-unprintable'): HostileRequest => ({
	...body(
		what,
		JSON.stringify({ kind: 'speech.generate', input: { locale: 'en', scenes: [{ id: 'a', text }] } }),
		422,
		type,
	),
});

export const hostilePrompts: readonly HostileRequest[] = [
	words('an end of text', 'a\u0000b'),
	words('colours of a terminal', '\u001b[2J\u001b[31mred'),
	words('a bell', 'ding\u0007'),
	words('a backspace', 'a\bb'),
	words('a delete', 'a\u007f'),
	words('the first half of a character', 'a\ud83d'),
	words('the second half of a character', 'a\udc00b'),
	words('halves the wrong way round', '\udc00\ud83d'),
	words('nothing', '', 'input-invalid'),
	words('a book', 'word '.repeat(40_000), 'input-invalid'),
];

const call = (what: string, url: string, type: string, path = '/v1/subscriptions'): HostileRequest => ({
	...{ what, method: 'POST', path, headers: json, status: 422, type },
	body: JSON.stringify(
		path === '/v1/subscriptions'
			? { url, events: ['job-failed'] }
			: { jobs: [{ kind: 'sound.generate', input: { effect: 'pop', seed: 1 } }], callback: { url } },
	),
});

export const hostileCallbacks: readonly HostileRequest[] = [
	call('the metadata of a cloud', 'http://169.254.169.254/latest/', 'callback-forbidden'),
	call('the metadata of a cloud, after a batch', 'http://169.254.169.254/latest/', 'callback-forbidden', '/v1/batches'),
	call('the metadata in decimal', 'http://2852039166/', 'callback-forbidden'),
	call('the metadata mapped into IPv6', 'http://[::ffff:a9fe:a9fe]/', 'callback-forbidden', '/v1/batches'),
	call("Alibaba's metadata", 'http://100.100.100.200/', 'callback-forbidden'),
	call('a neighbour of IPv6', 'http://[fe80::1]/', 'callback-forbidden'),
	call('no address', 'http://0.0.0.0:5678/', 'callback-forbidden'),
	call('many at once', 'http://224.0.0.1/', 'callback-forbidden'),
	call('the service itself', 'http://127.0.0.1:OWN/v1/jobs', 'callback-forbidden'),
	call('the service itself by name', 'http://localhost:OWN/v1/jobs', 'callback-forbidden', '/v1/batches'),
	call('the service itself by IPv6', 'http://[::1]:OWN/v1/jobs', 'callback-forbidden'),
	call('a name and a password', 'http://user:secret@127.0.0.1:9/', 'callback-malformed'),
	call('a name and a password, after a batch', 'http://user:secret@127.0.0.1:9/', 'callback-malformed', '/v1/batches'),
	call('a file', 'file:///etc/passwd', 'input-invalid'),
	call('Gopher', 'gopher://127.0.0.1:6379/_FLUSHALL', 'input-invalid', '/v1/batches'),
];
