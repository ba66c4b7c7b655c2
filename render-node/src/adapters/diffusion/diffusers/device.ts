/** A processor that a worker can compute on. `index`: its number as torch counts; null where there is only one. */
export type Device = { index: number | null; name: string; kind: 'cuda' | 'mps' | 'cpu'; memoryBytes: number };

/** Devices that diffusion by Python can use here; with none, the note says why, with the way out. */
export type FoundDevices = { devices: Device[]; note: string };

export const deviceKey = ({ kind, index }: Device): string => `${kind}:${index ?? 0}`;

/**
 * What makes a process see its one device alone. An operator who gave the service some of the GPUs has torch count
 * those: its third is then the third that was given, not the third of the machine.
 */
export function deviceEnvironment({ kind, index }: Device, given: string | undefined): NodeJS.ProcessEnv {
	if (kind !== 'cuda') return { CUDA_VISIBLE_DEVICES: '' };
	const names = given?.split(',').map((name) => name.trim()) ?? [];
	return { CUDA_VISIBLE_DEVICES: names[index ?? 0] ?? String(index ?? 0) };
}
