import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WASI } from 'node:wasi';
import { parentPort, workerData } from 'node:worker_threads';
import type { WasmModule, WasmRuntime } from './wasm.js';

/** What one flite run is told and what it answers. The file `out.wav` comes back as bytes when it was written. */
export type FliteCall = { args: string[]; input: string };
export type FliteAnswer = { stdout: string; wav: Uint8Array | null };
export type FliteWorkerData = { module: WasmModule; dir: string };

const { module, dir }: FliteWorkerData = workerData;
// Only types are imported from siblings: this file also runs as it is, with its types stripped.
const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly: WasmRuntime };
const stdoutPath = join(dir, 'stdout.txt');
const wavPath = join(dir, 'out.wav');

parentPort?.on('message', (call: FliteCall) => {
	try {
		parentPort?.postMessage(run(call));
	} catch (error) {
		// A trap inside the wasm ends this one run; the next gets a fresh instance.
		parentPort?.postMessage({ stdout: String(error), wav: null } satisfies FliteAnswer);
	}
});

function run({ args, input }: FliteCall): FliteAnswer {
	writeFileSync(join(dir, 'in.txt'), input);
	rmSync(wavPath, { force: true });
	const stdout = openSync(stdoutPath, 'w');
	try {
		const wasi = new WASI({
			version: 'preview1',
			args: ['flite', ...args],
			preopens: { '.': dir },
			stdout,
			stderr: stdout,
			returnOnExit: true,
		});
		wasi.start(new wasm.Instance(module, { wasi_snapshot_preview1: wasi.wasiImport }));
	} finally {
		closeSync(stdout);
	}
	return { stdout: readFileSync(stdoutPath, 'utf8'), wav: readWritten() };
}

function readWritten(): Uint8Array | null {
	try {
		return new Uint8Array(readFileSync(wavPath));
	} catch {
		return null;
	}
}
