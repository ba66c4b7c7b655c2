import { ProviderError } from '../../../providers/core/provider-error';
import type { VendorCard } from '../../../providers/core/vendor-card';
import type { VendorRequest } from '../../../providers/core/vendor-http';
import type { VendorCaller } from './vendor-http-of';

type LoginOf = Pick<VendorCard, 'label' | 'credential' | 'addressField' | 'pathFields'>;

/** Whole address of a request: the credential's own, and the path behind it. The login goes to no other origin. */
export async function vendorAddress(
	context: VendorCaller,
	{ label, credential, addressField = 'baseUrl', pathFields = [] }: LoginOf,
	{ path }: Pick<VendorRequest, 'path'>,
): Promise<string> {
	const data = await context.getCredentials(credential).catch((cause: unknown) => {
		throw new ProviderError(
			{
				kind: 'configuration-invalid',
				title: `${label} has no credential in this node`,
				fix: `Choose or create a credential for ${label}, or take it out of 'Providers'`,
				field: 'providers',
			},
			{ cause },
		);
	});
	const base = String(data[addressField] ?? '')
		.trim()
		.replace(/\/+$/, '');
	if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol)) {
		throw new ProviderError({
			kind: 'configuration-invalid',
			title: `The credential for ${label} holds no address that can be called`,
			fix: "Put in one that begins with https:// as 'Base URL'",
		});
	}
	if (path.startsWith('/')) {
		const filled = (whole: string, name: string) =>
			pathFields.includes(name) ? encodeURIComponent(String(data[name] ?? '').trim()) : whole;
		return `${base}${path.replace(/\{(\w+)\}/g, filled)}`;
	}
	if (URL.canParse(path) && new URL(path).origin === new URL(base).origin) return path;
	throw new ProviderError({
		kind: 'temporarily-unavailable',
		title: `${label} named an address that is not its own`,
		fix: "Check 'Base URL' in the credential",
		paid: 'unknown',
	});
}
