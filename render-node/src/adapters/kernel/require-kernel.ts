import { existsSync } from 'node:fs';
import { configurationInvalid } from '../../domain/refusal.js';

/** Where the build puts the kernel; the same place seen from the sources and from what they are built into. */
const kernelFile = new URL('../../../dist/kernel.wasm', import.meta.url);

/** Refuses with `configuration-invalid` where the build has left no kernel. */
export function requireKernel(file: URL = kernelFile): void {
	if (existsSync(file)) return;
	throw configurationInvalid('kernel-missing', 'The kernel that draws stills has not been built', {
		fix: 'Build the render-node with npm run build, or install a complete one',
	});
}
