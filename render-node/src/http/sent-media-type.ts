import { inputInvalid } from '../domain/refusal.js';

/** RFC 9110's form of a media type, with parameters. */
const mediaType = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(\s*;\s*[\w-]+=("[^"]*"|[\w!#$&^.+-]+))*$/;

/** @param field what it was sent in */
export function sentMediaType(text: string | undefined, field = 'Content-Type'): string {
	if (text === undefined) return 'application/octet-stream';
	if (text.length <= 200 && mediaType.test(text)) return text;
	throw inputInvalid('media-type-malformed', `What stands in ${field} is no media type`, {
		field,
		fix: 'Send the type of the file, such as image/png, or leave it out',
	});
}
