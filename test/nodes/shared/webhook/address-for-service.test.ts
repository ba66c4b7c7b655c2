import { describe, expect, it } from '@jest/globals';
import { addressForService } from '../../../../nodes/shared/webhook/address-for-service';
import type { ServiceContext } from '../../../../nodes/shared/transport/service-context';

const contextWith = (n8nUrl?: string) => ({ getCredentials: async () => ({ n8nUrl }) }) as unknown as ServiceContext;
const resumeUrl = 'http://localhost:5678/webhook-waiting/7?signature=a%2Fb';

describe('addressForService', () => {
	it.each([undefined, '', '  '])("leaves n8n's own address alone where the credential says %p", async (n8nUrl) => {
		expect(await addressForService(contextWith(n8nUrl), resumeUrl)).toBe(resumeUrl);
	});

	it.each(['http://n8n:5678', 'http://n8n:5678/', ' http://n8n:5678 '])(
		'leads to %p and keeps path and token',
		async (n8nUrl) => {
			const address = await addressForService(contextWith(n8nUrl), resumeUrl);
			expect(address).toBe('http://n8n:5678/webhook-waiting/7?signature=a%2Fb');
		},
	);

	it('refuses what is no address and names the field', async () => {
		const call = addressForService(contextWith('n8n'), resumeUrl);
		await expect(call).rejects.toMatchObject({ refusal: { field: 'n8n URL', kind: 'input-invalid' } });
	});
});
