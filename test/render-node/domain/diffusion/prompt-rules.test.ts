import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { brokenRule, parsePromptRules } from '../../../../render-node/src/domain/diffusion/prompt-rules.js';

const { rules, broken } = parsePromptRules(
	'# ours\nbrand: acme*, foo bar + logo, sign\n\nno reason\n: a + b\nx: a +\n',
);
const own = parsePromptRules(
	readFileSync(new URL('../../../../render-node/content/prompt-rules.txt', import.meta.url), 'utf8'),
);

describe('prompt rules', () => {
	it('are read line by line, and say which lines cannot be read', () => {
		expect(rules).toEqual([{ reason: 'brand', groups: [['acme*', 'foo bar'], ['logo', 'sign']] }]); // prettier-ignore
		expect(broken.map(({ line }) => line)).toEqual([4, 5, 6]);
	});

	it.each(['a LOGO of the Acmexx company', 'sign over the foo-bar', 'ácme lógo', 'ac\u200bme logo', 'ＡＣＭＥ logo!'])(
		'are broken by %j',
		(prompt) => {
			expect(brokenRule(prompt, rules)?.reason).toBe('brand');
		},
	);

	it.each(['acme', 'a logo', 'macme logo', 'foo and bar logo', 'logos of acme', ''])('are kept by %j', (prompt) => {
		expect(brokenRule(prompt, rules)).toBeNull();
	});

	it('ship in a form that can be read', () => {
		expect(own.broken).toEqual([]);
		expect(own.rules.length).toBeGreaterThan(1);
		expect(brokenRule('a child builds a sandcastle by the sea', own.rules)).toBeNull();
		expect(brokenRule('a naked child', own.rules)).not.toBeNull();
	});
});
