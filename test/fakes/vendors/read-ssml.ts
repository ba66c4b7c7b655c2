export type ReadSsml = { text: string; voice: string; lang: string; rate?: string; style?: string };

type Attributes = Record<string, string>;

/** Where each element may stand, and the attributes that it must have. */
const elements: Record<string, { within: string[]; needs: string[] }> = {
	speak: { within: [''], needs: ['version', 'xmlns', 'xml:lang'] },
	voice: { within: ['speak'], needs: ['name'] },
	'mstts:express-as': { within: ['voice'], needs: ['style'] },
	prosody: { within: ['voice', 'mstts:express-as'], needs: ['rate'] },
};
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const tag = /^<(\/?)([a-z:-]+)((?:\s+[a-z:]+="[^"<]*")*)>/;

/** Reads what Azure would; anything that an XML reader stumbles over is a fault. */
export function readSsml(ssml: string): ReadSsml | { fault: string } {
	const open: string[] = [];
	const found: Record<string, Attributes> = {};
	let text = '';
	for (let rest = ssml; rest !== ''; ) {
		const [whole, closing, name = '', written = ''] = tag.exec(rest) ?? [];
		if (whole === undefined) {
			const [words = ''] = /^[^<]*/.exec(rest) ?? [];
			if (words === '' || !isHoldable(words) || open.length < 2)
				return { fault: `Malformed at '${rest.slice(0, 20)}'` };
			text += unescaped(words);
			rest = rest.slice(words.length);
			continue;
		}
		const fault = closing
			? open.pop() === name
				? undefined
				: `Wrong end of ${name}`
			: enter(name, written, open, found);
		if (fault) return { fault };
		rest = rest.slice(whole.length);
	}
	const { speak, voice, prosody } = found;
	if (open.length > 0 || !speak || !voice || text.trim() === '') return { fault: 'Something is missing' };
	const style = found['mstts:express-as']?.style;
	return {
		...{ text, voice: voice.name ?? '', lang: speak['xml:lang'] ?? '' },
		...(prosody?.rate !== undefined && { rate: prosody.rate }),
		...(style !== undefined && { style }),
	};
}

function enter(name: string, written: string, open: string[], found: Record<string, Attributes>): string | undefined {
	const rules = elements[name];
	if (!rules?.within.includes(open.at(-1) ?? '')) return `${name} cannot stand here`;
	const attributes: Attributes = {};
	for (const [, key = '', value = ''] of written.matchAll(/([a-z:]+)="([^"]*)"/g)) {
		if (!isHoldable(value)) return `Malformed ${key}`;
		attributes[key] = unescaped(value);
	}
	const missing = rules.needs.find((key) => attributes[key] === undefined);
	if (missing !== undefined) return `${name} needs ${missing}`;
	open.push(name);
	found[name] = attributes;
	return undefined;
}

/** No bare ampersand, and no character that XML 1.0 does not know. */
const isHoldable = (words: string) =>
	!/&(?!(amp|lt|gt|quot|apos);)/.test(words) &&
	[...words].every((character) => character >= ' ' || '\t\n\r'.includes(character)) &&
	!/[\ufffe\uffff]/.test(words);

const unescaped = (words: string) => words.replace(/&([a-z]+);/g, (_, name: string) => entities[name] ?? '');
