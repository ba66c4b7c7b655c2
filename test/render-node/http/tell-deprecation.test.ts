import { describe, expect, it } from '@jest/globals';
import type { Deprecation } from '@showrunner/contract';
import express from 'express';
import { serve } from '../../../render-node/src/http/serve.js';
import { deprecationsOf, tellDeprecations } from '../../../render-node/src/http/tell-deprecation.js';

const old: Deprecation = { since: '2026-01-01', sunset: '2027-01-01', link: 'https://example.com/old' };
const older: Deprecation = { since: '2025-06-01', sunset: '2026-12-01', link: 'https://example.com/older' };
const endless: Deprecation = { since: '2026-02-01', link: 'https://example.com/endless' };

async function headersFor(route: Parameters<typeof deprecationsOf>[0], query: string): Promise<Headers> {
	const app = express();
	app.get('/', (request, response) => {
		tellDeprecations(response, deprecationsOf(route, request));
		response.end();
	});
	const serving = await serve(app, '127.0.0.1', 0);
	const { headers } = await fetch(`http://127.0.0.1:${serving.port}/${query}`);
	await serving.close(0);
	return headers;
}

describe('what is on its way out', () => {
	it('says nothing where nothing is', async () => {
		const headers = await headersFor({ deprecatedFields: { colour: old } }, '?size=1');
		for (const name of ['deprecation', 'sunset', 'link']) expect(headers.has(name)).toBe(false);
	});

	it('says so for a route in the words of RFC 9745 and RFC 8594', async () => {
		const headers = await headersFor({ deprecated: old }, '');
		expect(headers.get('deprecation')).toBe('@1767225600');
		expect(headers.get('sunset')).toBe('Fri, 01 Jan 2027 00:00:00 GMT');
		expect(headers.get('link')).toContain('<https://example.com/old>; rel="deprecation"; type="text/html"');
		expect(headers.get('link')).toContain('rel="sunset"');
	});

	it('says so for a member that was sent, and names the one that ends first', async () => {
		const route = { deprecated: old, deprecatedFields: { colour: older, shape: endless } };
		const headers = await headersFor(route, '?colour=red&shape=round');
		expect(headers.get('deprecation')).toBe('@1748736000');
		expect(headers.get('sunset')).toBe('Tue, 01 Dec 2026 00:00:00 GMT');
		for (const name of ['old', 'older', 'endless']) expect(headers.get('link')).toContain(`example.com/${name}>`);
	});

	it('has no end where none is set', async () => {
		const headers = await headersFor({ deprecated: endless }, '');
		expect(headers.get('deprecation')).toBe('@1769904000');
		expect(headers.has('sunset')).toBe(false);
	});

	it('looks into the body as well', () => {
		const route = { deprecatedFields: { colour: old } };
		expect(deprecationsOf(route, { query: {}, body: { colour: null } })).toEqual([old]);
		expect(deprecationsOf(route, { query: {}, body: [] })).toEqual([]);
	});
});
