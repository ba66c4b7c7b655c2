import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { SniffType } from '../../domain/fetching/fetch-file.js';

/** What the library asks for; a part in memory keeps it from following a container's own lengths through the file. */
const headBytes = 4_100;

const captions: readonly [RegExp, string][] = [
	[/^\ufeff?WEBVTT(\s|$)/, 'text/vtt'],
	[/^\ufeff?\[Script Info\]/i, 'text/x-ssa'],
	[/^\ufeff?\s*\d+\r?\n\d{2}:\d{2}:\d{2}[,.]\d{3} -->/, 'application/x-subrip'],
];

/** What the first bytes of a file say that it is, whatever its name says. */
export const sniffType: SniffType = async (path) => {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
		const head = buffer.subarray(0, bytesRead);
		const text = head.toString('utf8', 0, 300);
		const told = captions.find(([form]) => form.test(text))?.[1];
		return told ?? (await fileTypeFromBuffer(head))?.mime ?? null;
	} finally {
		await file.close();
	}
};
