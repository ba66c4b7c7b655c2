import { describe, expect, it } from '@jest/globals';
import { settings } from '../../render-node/src/config.js';
import { readText } from '../kits/compose/read-compose';

describe('the operations page', () => {
	const page = readText('docs/operations/render-node.md');
	const known = Object.values(settings).map(({ env }) => env);

	it('lists every setting of the render-node and no other', () => {
		const listed = [...page.matchAll(/^\| `(SHOWRUNNER_\w+)`/gm)].map((match) => match[1]);
		expect(known.length).toBeGreaterThan(5);
		expect(listed.sort()).toEqual(known.sort());
	});

	it('names the probes that the service answers', () => {
		const probes = [...readText('render-node/src/http/probes.ts').matchAll(/app\.get\('([^']+)'/g)].map(
			(match) => match[1],
		);
		expect(probes.filter((probe) => !page.includes(`\`${probe}\``))).toEqual([]);
	});
});
