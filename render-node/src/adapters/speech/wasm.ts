/** The part of WebAssembly that we use; its types come with the DOM's alone, which a service does not have. */
export type WasmModule = { readonly wasmModule: unique symbol };
export type WasmRuntime = {
	compile(bytes: Uint8Array): Promise<WasmModule>;
	Instance: new (module: WasmModule, imports: object) => object;
};

export function wasmRuntime(): WasmRuntime {
	return (globalThis as unknown as { WebAssembly: WasmRuntime }).WebAssembly;
}
