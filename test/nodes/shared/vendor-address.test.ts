import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions } from 'n8n-workflow';
import { vendorAddress } from '../../../nodes/shared/transport/vendor-address';

const data = { baseUrl: 'https://one.example.com/', projectId: ' my channel ', privateKey: 'canary-5522' };
const context = { getCredentials: async () => data } as unknown as IExecuteFunctions;
const address = async (path: string, pathFields?: string[]) =>
	await vendorAddress(context, { label: 'One', credential: 'oneApi', ...(pathFields && { pathFields }) }, { path });

describe('a vendor’s address', () => {
	it('has the places of the card filled from the credential, and no other', async () => {
		const path = '/v1/projects/{projectId}/keys/{privateKey}';
		await expect(address(path, ['projectId'])).resolves.toBe(
			'https://one.example.com/v1/projects/my%20channel/keys/{privateKey}',
		);
		await expect(address(path)).resolves.toBe(`https://one.example.com${path}`);
	});

	it('leads to no other origin', async () => {
		await expect(address('https://two.example.com/upload')).rejects.toThrow('not its own');
	});
});
