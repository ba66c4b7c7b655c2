import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { routeNames, routeTable } from '@showrunner/contract';
import { openApiDocument } from '@showrunner/contract/openapi';

const contract = path.resolve('contract');
const read = (file: string) => JSON.parse(readFileSync(path.join(contract, file), 'utf8')) as Record<string, unknown>;

describe('OpenAPI document', () => {
	const document = JSON.parse(JSON.stringify(openApiDocument(String(read('package.json').version))));

	it('is the one that is checked in', () => {
		expect(read('openapi.json')).toEqual(document);
	});

	it('describes every route of the table', () => {
		for (const name of routeNames) {
			const { method, path: template } = routeTable[name];
			const operation = document.paths[template.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
			expect(operation).toMatchObject({ operationId: name });
		}
	});
});
