import { inputInvalid, temporarilyUnavailable, tooLarge } from '../refusal.js';

const field = 'url';
const otherAddress = 'Give the address of the file itself, as a browser would download it';

export const urlMalformed = (detail?: string) =>
	inputInvalid('url-malformed', 'This is no web address', {
		...{ field, fix: 'Give an address such as https://example.com/clip.mp4' },
		...(detail !== undefined && { detail }),
	});
export const schemeRefused = (scheme: string) =>
	inputInvalid('url-scheme-refused', 'Files come from http and https addresses only', {
		...{ field, detail: scheme, fix: 'Give an address that begins with https://, or upload the file' },
	});
export const credentialsInUrl = () =>
	inputInvalid('url-has-credentials', 'The address holds a name and a password', {
		...{ field, fix: 'Leave them out, and download the file in the workflow where it needs a login' },
	});
export const portRefused = (port: number) =>
	inputInvalid('url-port-refused', `Files do not come from port ${port}`, {
		...{ field, fix: 'Name host and port in SHOWRUNNER_IMPORT_HOSTS, if this server is yours' },
	});
/** Addresses that nothing is ever asked at: of the cloud that runs a machine, of its network's own working, of nobody. */
export const addressForbidden = () =>
	inputInvalid('url-address-forbidden', 'The address leads to a place that is never called', {
		...{ field, fix: 'Give an address on the public network or in your own' },
	});
export const addressPrivate = () =>
	inputInvalid('url-address-private', 'The address leads into a private network', {
		...{ field, fix: 'Name the host in SHOWRUNNER_IMPORT_HOSTS, if this server is yours' },
	});
export const hostUnknown = (host: string) =>
	inputInvalid('url-host-unknown', 'There is no such host', { field, detail: host, fix: 'Check the address' });
export const redirectsTooMany = (most: number) =>
	inputInvalid('redirects-too-many', `The address leads on more than ${most} times`, { field, fix: otherAddress });
export const redirectMalformed = () =>
	inputInvalid('redirect-malformed', 'The server leads on to nowhere', { field, fix: otherAddress });
export const redirectInsecure = () =>
	inputInvalid('redirect-insecure', 'The server leads from https on to http', { field, fix: otherAddress });

export const sourceMissing = (status: number) =>
	inputInvalid('source-missing', 'There is no such file on that server', {
		field,
		detail: String(status),
		fix: 'Check the address',
	});
export const sourceForbidden = (status: number) =>
	inputInvalid('source-forbidden', 'The server does not give this file out', {
		...{
			field,
			detail: String(status),
			fix: 'Renew the link if it has expired, or download the file in the workflow with its login',
		},
	});
export const sourceRefused = (status: number) =>
	inputInvalid('source-refused', 'The server did not send a file', {
		field,
		detail: String(status),
		fix: otherAddress,
	});
export const sourceUntrusted = (code: string) =>
	inputInvalid('source-untrusted', "The server's certificate is not valid", {
		...{ field, detail: code, fix: 'Have the certificate renewed, or upload the file' },
	});
export const sourceTooLarge = (maxBytes: number) =>
	tooLarge('source-too-large', 'The file is larger than this service takes', {
		...{ field, detail: `at most ${maxBytes} bytes`, fix: 'Give a smaller file, or raise SHOWRUNNER_UPLOAD_MAX_BYTES' },
	});
export const sourceInflates = () =>
	tooLarge('source-inflates', 'The file grows beyond all measure when it is unpacked', { field, fix: otherAddress });
export const encodingRefused = (encoding: string) =>
	inputInvalid('encoding-refused', 'The server sends the file packed in a way that is not taken', {
		...{
			field,
			detail: encoding.slice(0, 60),
			fix: 'Have the server send it as it is, or with gzip, deflate or br once',
		},
	});
export const sourceEmpty = () =>
	inputInvalid('source-empty', 'The server sent an empty file', { field, fix: 'Check the address' });
export const sourceNoMedia = (found: string | null) =>
	inputInvalid('source-no-media', 'What the server sent is no video, sound, picture or caption file', {
		...{ field, fix: otherAddress },
		...(found !== null && { detail: found }),
	});

export const sourceAway = (detail: string) =>
	temporarilyUnavailable('source-away', 'The server with the file does not answer as it should', {
		...{ field, detail, fix: 'Try again later' },
	});
export const sourceTooSlow = () =>
	temporarilyUnavailable('source-too-slow', 'The server sends the file too slowly', { field, fix: 'Try again later' });
export const sourceBroken = (detail: string) =>
	temporarilyUnavailable('source-broken', 'The server broke off again and again', {
		...{ field, detail, fix: 'Try again later' },
	});
