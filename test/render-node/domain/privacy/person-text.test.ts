import { describe, expect, it } from '@jest/globals';
import { createEraser } from '../../../../render-node/src/domain/privacy/erase-row.js';
import { eraseInJson } from '../../../../render-node/src/domain/privacy/json-person.js';
import { replaceMatches } from '../../../../render-node/src/domain/privacy/person-matches.js';
import { personPattern } from '../../../../render-node/src/domain/privacy/person-pattern.js';

const erased = (value: string, ...texts: string[]) => replaceMatches(value, personPattern(texts).regex, () => '·');

describe('the texts of a person', () => {
	it.each([
		['in any case', 'To JANE@Example.org', ['jane@example.org'], 'To ·'],
		['in any case beyond ASCII', 'ИВАН иван Łukasz ŁUKASZ', ['Иван', 'łukasz'], '· · · ·'],
		['composed and decomposed', 'Zoe\u0308 Zo\u00eb zo\u00cb!', ['Zo\u00eb'], '· · ·!'],
		['with what regular expressions mean', 'a.b*(c)[d]^$|{2}\\ axb', ['A.B*(C)[D]^$|{2}\\'], '· axb'],
		['within JSON', String.raw`{"x":"say \"hi\" c:\\y"}`, ['say "hi" c:\\y'], '{"x":"·"}'],
		['within JSON in JSON', JSON.stringify(JSON.stringify({ x: 'say "hi"' })), ['say "hi"'], '"{\\"x\\":\\"·\\"}"'],
		['within ASCII JSON', String.raw`"Zo\u00EB Jo\u00e3o"`, ['zoë joão'], '"·"'],
		['within addresses', 'https://a.test/?q=ann%20l%C3%A9e&r=Ann+L%c3%a9e', ['ann lée'], 'https://a.test/?q=·&r=·'],
		['the longer of two first', 'Ann Lee, Ann L', ['Ann L', 'Ann Lee'], '·, ·'],
		['the ß and its capitals', 'STRASSE 7 straße 7', ['straße 7'], '· ·'],
	])('are found %s', (_, value, texts, expected) => {
		expect(erased(value, ...texts)).toBe(expected);
	});

	it('are not found by chance in hashes and ids, but are where they are the id', () => {
		const hash = `dead${'0'.repeat(60)}`;
		const id = '0dead000-0000-4000-8000-000000000000';
		expect(erased(`${hash} ${id} dead`, 'dead')).toBe(`${hash} ${id} ·`);
		expect(erased(`customer ${id}`, id)).toBe('customer ·');
	});

	it('go from the values of JSON; names that the service gives stay, and numbers but where they are the caller’s own', () => {
		const { regex } = personPattern(['title', '123456', 'jane@x.test']);
		const value = {
			...{ title: 'My TITLE', width: 123456, 'jane@x.test': 1, '[erased]': 2 },
			context: { number: 123456, list: ['x jane@x.test y', null, true] },
		};
		expect(eraseInJson(value, regex, '[erased]', false)).toEqual({
			...{ title: 'My [erased]', width: 123456, '[erased] 2': 1, '[erased]': 2 },
			context: { number: '[erased]', list: ['x [erased] y', null, true] },
		});
	});

	it('become one name in all tables, and two names never one', () => {
		const erase = createEraser(personPattern(['Ann Lee', 'Bob Lee']).regex);
		const table = { table: 'series', key: ['id'], columns: { name: 'name', other: 'name' } } as const;
		const row = (name: string, other: string) => erase(table, { key: ['1'], at: null, values: { name, other } });
		const first = row('Ann Lee', 'Bob Lee');
		expect(first.name).toMatch(/^erased-[0-9a-f]{8}$/);
		expect(first.other).not.toBe(first.name);
		expect(row('Ann Lee', 'nobody')).toEqual({ name: first.name });
	});
});
