/**
 * A processor that a worker can compute on. `index`: its number as nvidia-smi counts; null where there is only one.
 * `uuid`: the name by which CUDA knows it wherever it is plugged in.
 */
export type Device = {
	index: number | null;
	uuid?: string;
	name: string;
	kind: 'cuda' | 'mps' | 'cpu';
	memoryBytes: number;
};

/** Devices that diffusion by Python can use here; with none, the note says why, with the way out. */
export type FoundDevices = { devices: Device[]; note: string };

export const deviceKey = ({ kind, index, uuid }: Device): string => `${kind}:${uuid ?? index ?? 0}`;

/** What makes a process see its one device alone; without a UUID, by the order in which nvidia-smi counts. */
export const deviceEnvironment = ({ kind, index, uuid }: Device): NodeJS.ProcessEnv => ({
	CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
	CUDA_VISIBLE_DEVICES: kind === 'cuda' ? (uuid ?? String(index ?? 0)) : '',
});

/**
 * The GPUs that the operator has given the service by CUDA_VISIBLE_DEVICES; all where it is not set. A slice of a GPU
 * that stands there by name counts as a device like the first: how much memory it has, its worker will say.
 */
export function givenDevices(gpus: readonly Device[], given: string | undefined): Device[] {
	if (given === undefined) return [...gpus];
	const names = given.split(',').map((name) => name.trim());
	return names.flatMap((name) => {
		const found = gpus.find(({ index, uuid }) => name === String(index) || (name !== '' && uuid?.startsWith(name)));
		const [first] = gpus;
		if (found || !first || !name.startsWith('MIG-')) return found ?? [];
		return { ...first, index: null, uuid: name };
	});
}
