import { invalidField } from '../refusals';
import { serviceCredential, type ServiceContext, type ServiceCredential } from '../transport/service-context';

/**
 * One of n8n's own URLs as the service has to call it. n8n gives the address that browsers use, which between
 * containers leads elsewhere; the credential may name the one that leads to n8n.
 */
export async function addressForService(context: ServiceContext, url: string): Promise<string> {
	const { n8nUrl = '' } = await context.getCredentials<ServiceCredential>(serviceCredential);
	if (n8nUrl.trim() === '') return url;
	if (!URL.canParse(n8nUrl.trim())) {
		throw invalidField('n8n URL', `'${n8nUrl}' is no address`, 'Put one in such as http://n8n:5678, or leave it empty');
	}
	const { pathname, search } = new URL(url);
	return new URL(`${pathname}${search}`, n8nUrl.trim()).href;
}
