/** The bytes of a base64 text, with or without a data URL before it; null for what is none. */
export function decodeBase64(text: string): Uint8Array | null {
	const plain = text.replace(/^data:[^,]{0,100},/, '').replace(/\s+/g, '');
	// Node passes over what is no base64 in silence.
	if (plain === '' || !/^[A-Za-z0-9+/_-]+={0,2}$/.test(plain)) return null;
	return Buffer.from(plain, 'base64');
}
