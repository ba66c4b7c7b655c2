const mostCharacters = 500;
const keyLike = /\b(?:Bearer\s+[\w.~+/=-]+|sk-[\w-]{8,})/gi;
const longEncoding = /[A-Za-z0-9+/=_-]{120,}/g;

/**
 * What a server said, fit for a problem's `detail`: one line, without the secrets, without an echo of pictures that were
 * sent, and not longer than a reader reads.
 */
export function saidByServer(text: string, secrets: readonly (string | null)[]): string {
	let plain = text;
	for (const secret of secrets) if (secret) plain = plain.replaceAll(secret, '…');
	plain = plain.replace(keyLike, '…').replace(longEncoding, '…');
	plain = plain.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
	return plain.length > mostCharacters ? `${plain.slice(0, mostCharacters - 1)}…` : plain;
}
