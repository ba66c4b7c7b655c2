import { vendorContext, type ContextWishes, type TestedContext } from './vendor-context.js';
import { startVendorFake, type VendorFake, type VendorProtocol } from './vendor-fake.js';

/** Does something with a vendor's fake that is there for it alone. */
export async function onFake<T>(
	protocol: VendorProtocol,
	wishes: Omit<ContextWishes, 'baseUrl'>,
	work: (context: TestedContext, fake: VendorFake) => Promise<T>,
): Promise<T> {
	const fake = await startVendorFake(protocol);
	try {
		return await work(vendorContext({ ...wishes, baseUrl: fake.baseUrl }), fake);
	} finally {
		await fake.stop();
	}
}
