export type MemberPath = readonly PropertyKey[];

/** A member's name as people write it: `scenes[0].text`. */
export function fieldName(path: MemberPath): string {
	return path.map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at > 0 ? '.' : ''}${String(key)}`)).join('');
}

/** A member's RFC 6901 JSON pointer: `/scenes/0/text`. */
export function jsonPointer(path: MemberPath): string {
	return path.map((key) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
