/** The ways in which a text shows a key: whole, written otherwise, or by its ends. */
export function findLeaks(text: string, secret: string): string[] {
	const forms: Record<string, string> = {
		raw: secret,
		url: encodeURIComponent(secret),
		base64: Buffer.from(secret).toString('base64').replace(/=+$/, ''),
		base64url: Buffer.from(secret).toString('base64url'),
		begin: secret.slice(0, 8),
		end: secret.slice(-8),
	};
	return Object.keys(forms).filter((form) => text.includes(forms[form] ?? ''));
}
