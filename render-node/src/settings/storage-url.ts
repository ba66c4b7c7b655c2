import type { S3Place } from '../adapters/assets-s3/s3-place.js';
import type { Parsed } from './parsers.js';

const example = 's3://bucket/prefix?region=eu-central-1';
const known = ['region', 'endpoint', 'path-style', 'sse', 'kms-key', 'checksums', 'conditional-puts', 'class'];
const encryptions = { s3: 'AES256', kms: 'aws:kms' } as const;

const yesOrNo = (text: string | null, otherwise: boolean) => (text === null ? otherwise : text === 'on');

function complaintAbout(url: URL): string | null {
	const given = url.searchParams;
	const unknown = [...given.keys()].find((name) => !known.includes(name));
	if (unknown !== undefined) return `leave out ${unknown}: what may stand there is ${known.join(', ')}`;
	const oneOf = (name: string, words: readonly string[]) => {
		const value = given.get(name);
		return value === null || words.includes(value) ? null : `set ${name} to one of: ${words.join(', ')}`;
	};
	const endpoint = given.get('endpoint');
	const isWeb = endpoint === null || (URL.canParse(endpoint) && /^https?:$/.test(new URL(endpoint).protocol));
	if (!isWeb) return 'set endpoint to an address such as https://minio.example.com:9000';
	if (given.has('kms-key') && given.get('sse') !== 'kms') return 'add sse=kms, or leave kms-key out';
	return (
		oneOf('path-style', ['on', 'off']) ??
		oneOf('sse', Object.keys(encryptions)) ??
		oneOf('checksums', ['always', 'required']) ??
		oneOf('conditional-puts', ['on', 'off'])
	);
}

function placeOf(url: URL): S3Place {
	const given = url.searchParams;
	const prefix = decodeURIComponent(url.pathname).replace(/^\/+|\/+$/g, '');
	const endpoint = given.get('endpoint')?.replace(/\/+$/, '') ?? null;
	const sse = given.get('sse');
	const algorithm = sse === 's3' || sse === 'kms' ? encryptions[sse] : null;
	return {
		bucket: url.hostname,
		prefix: prefix && `${prefix}/`,
		region: given.get('region') ?? 'us-east-1',
		endpoint,
		// Servers of one's own seldom have a name for each bucket.
		pathStyle: yesOrNo(given.get('path-style'), endpoint !== null),
		encryption: algorithm && { algorithm, keyId: given.get('kms-key') },
		checksums: given.get('checksums') === 'required' ? 'required' : 'always',
		conditionalPuts: yesOrNo(given.get('conditional-puts'), true),
		storageClass: given.get('class'),
	};
}

/** Reads where the assets lie: `s3://bucket/prefix?…`; empty, or `disk`: this machine's data directory. */
export function asStoragePlace(text: string): Parsed<S3Place | null> {
	if (text === '' || text === 'disk') return { value: null };
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url?.protocol !== 's3:' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.hostname))
		return { fix: `set it to an address such as ${example}, or leave it out` };
	if (url.username || url.password || url.port)
		return { fix: 'take keys and port out of it: keys have settings of their own, the port stands in endpoint' };
	const complaint = complaintAbout(url);
	return complaint === null ? { value: placeOf(url) } : { fix: complaint };
}
