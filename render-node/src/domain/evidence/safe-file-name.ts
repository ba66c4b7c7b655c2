/** Characters of a name: in UTF-8 with a number before and an ending behind, it stays within 255 bytes. */
const longest = 55;

/** Control characters, and signs that divide folders or that some system keeps for itself. */
const unsafe = /[\p{Cc}<>:"/\\|?*]/gu;

/** A name for a file in a folder, whatever the asset is called. */
export function safeFileName(name: string): string {
	const plain = name
		.normalize('NFC')
		.replace(unsafe, '_')
		.replace(/^[. ]+|[. ]+$/g, '');
	const ending = /\.[A-Za-z0-9]{1,8}$/.exec(plain)?.[0] ?? '';
	const stem = [...plain.slice(0, plain.length - ending.length)].slice(0, longest).join('');
	return `${stem === '' ? 'file' : stem}${ending}`;
}
