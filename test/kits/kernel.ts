import { readFileSync } from 'node:fs';
import type { KernelExports } from '../../render-node/src/adapters/kernel/kernel-exports.js';

type Wasm = {
	Memory: new (size: { initial: number; maximum: number; shared: true }) => { buffer: SharedArrayBuffer };
	Module: new (bytes: Uint8Array) => object;
	Instance: new (module: object, imports: object) => { exports: KernelExports };
};
const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: Wasm };
const built = new URL('../../render-node/dist/kernel.wasm', import.meta.url);

export type Plane = { width: number; height: number; samples: Uint8Array };
export type Window = { x: number; y: number; scaleX: number; scaleY: number };

/** The built kernel with a memory of its own. */
export function openKernel() {
	const memory = new wasm.Memory({ initial: 256, maximum: 16_384, shared: true });
	const { exports: kernel } = new wasm.Instance(new wasm.Module(readFileSync(built)), { env: { memory } });
	const bytes = new Uint8Array(memory.buffer);
	const first = 65_536;
	return {
		kernel,
		bytes,
		/** Draws a plane whose sample (0, 0) lies at (x, y) of the source. */
		draw(
			{ width, height, samples }: Plane,
			{ x, y, scaleX, scaleY }: Window,
			size: Omit<Plane, 'samples'>,
			cubic = true,
		) {
			const stride = width + 64;
			let at = first;
			const take = (length: number) => {
				const taken = at;
				at += 64 * Math.ceil(length / 64);
				return taken;
			};
			const raw = take(samples.length);
			const plane = take(stride * height + 64) + 32;
			const table = take(144 * (size.width / 8 + 1));
			const scratch = take(16 * (size.width + 48));
			const target = take(size.width * size.height + 32);
			bytes.set(samples, raw);
			kernel.loadPlane(raw, plane, width, height, stride);
			kernel.columnTable(x, scaleX, size.width, width, cubic, table);
			kernel.drawPlane(plane, stride, height, table, y, scaleY, cubic, scratch, target, size.width, size.height);
			return bytes.slice(target, target + size.width * size.height);
		},
	};
}
