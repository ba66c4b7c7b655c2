import { expect, it } from '@jest/globals';
import { requireKernel } from '../../../../render-node/src/adapters/kernel/require-kernel.js';

it('tells what to do where the kernel has not been built', () => {
	expect(() => requireKernel()).not.toThrow();
	expect(() => requireKernel(new URL('file:///nowhere/kernel.wasm'))).toThrow(
		expect.objectContaining({
			problem: expect.objectContaining({ type: 'kernel-missing', fix: expect.stringContaining('npm run build') }),
		}),
	);
});
