import type { JoinRequest } from '../../../domain/timeline/renderer.js';
import { languageCode } from '../language-code.js';
import { globalArguments } from './global-arguments.js';

/** The list that FFmpeg's concat demuxer reads. A quote in a path ends the quoting, stands escaped, and begins it again. */
export const concatList = (segments: readonly string[]): string =>
	['ffconcat version 1.0', ...segments.map((path) => `file '${`file:${path}`.replaceAll("'", "'\\''")}'`), ''].join('\n');

export function joinArguments({ audio, title, locale, out }: JoinRequest, listPath: string): string[] {
	const language = languageCode(locale);
	return [
		...globalArguments,
		...['-protocol_whitelist', 'file,pipe', '-f', 'concat', '-safe', '0', '-i', `file:${listPath}`],
		...(audio === null ? [] : ['-protocol_whitelist', 'file,pipe', '-i', `file:${audio}`]),
		...['-map', '0:v', ...(audio === null ? [] : ['-map', '1:a']), '-c', 'copy', '-map_metadata', '-1'],
		...['-metadata', `title=${printable(title)}`, '-metadata:s', `language=${language}`],
		...['-movflags', '+faststart', '-f', 'mp4', `file:${out}`],
	];
}

/** Players show a title on one line, and an argument cannot hold a zero byte. */
const printable = (text: string) => text.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
