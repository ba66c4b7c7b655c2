import type { Asset } from '@showrunner/contract';
import { createContractClient } from '../../contract/client';
import { refusedByBooks } from './settle-purchase';
import type { JobContext } from './vendor-context';

/** What the render-node knows of a stored file. Throws `ProviderError` where there is none. */
export async function storedAsset(assetId: string, { service, signal }: JobContext): Promise<Asset> {
	const client = createContractClient('', service);
	const options = { params: { assetId }, ...(signal && { signal }) };
	return await client.call('getAsset', options).catch(refusedByBooks);
}
