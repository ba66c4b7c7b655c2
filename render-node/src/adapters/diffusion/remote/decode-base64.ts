/** The bytes of a base64 text, with or without a data URL before it; null for what is none. */
export function decodeBase64(text: string): Uint8Array | null {
	const plain = text.replace(/^data:[^,]{0,100},/, '').replace(/\s+/g, '');
	const bytes = Buffer.from(plain, 'base64');
	// Node passes over what is no base64, so only the length tells.
	const whole = Math.floor((plain.replace(/=+$/, '').length * 3) / 4);
	return bytes.length > 0 && bytes.length === whole ? bytes : null;
}
