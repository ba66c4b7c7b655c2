import { cpus, totalmem } from 'node:os';
import { z } from 'zod';
import { errorCode } from '../../../domain/error-code.js';
import { runProgram } from '../../speech/run-program.js';
import { givenDevices, type Device, type FoundDevices } from './device.js';
import { workerEnvironment } from './worker-environment.js';

const version = z.string().nullable();
/** What `python -m showrunner_diffusion.facts` prints. */
const factsSchema = z.object({
	...{ python: z.string(), torch: version, diffusers: version, transformers: version },
	gpus: z.array(
		z.object({
			index: z.number().int().nonnegative(),
			name: z.string(),
			/** Null where the GPU computes in the memory of the machine. */
			memoryBytes: z.number().positive().nullable(),
			uuid: z.string(),
		}),
	),
});
type Facts = z.infer<typeof factsSchema>;

/** Oldest versions that have what the worker calls: `dtype` by component, LTX-2 with its text encoder. */
const oldest = { python: [3, 10], torch: [2, 6], diffusers: [0, 40], transformers: [5, 0] } as const;

const wayOut =
	'install Python 3.10 or newer with what render-node/diffusion/requirements.txt names, and give its path in SHOWRUNNER_PYTHON';

/** It imports nothing large, but waits for nvidia-smi, which may wake a driver. */
const defaultTimeLimitMs = 30_000;

/**
 * The devices that the worker in `workerDir` can compute on with this Python: its GPUs, else the processor. Where
 * there is none, the note says why. Rejects only with the signal's reason.
 */
export async function findDevices(
	pythonPath: string,
	workerDir: string,
	{ timeLimitMs = defaultTimeLimitMs, signal }: { timeLimitMs?: number; signal?: AbortSignal } = {},
): Promise<FoundDevices> {
	const without = (note: string): FoundDevices => ({ devices: [], note: `${note}: ${wayOut}` });
	try {
		const env = { ...workerEnvironment(), PYTHONPATH: workerDir };
		const options = { env, timeLimitMs, ...(signal && { signal }) };
		const { code, stdout } = await runProgram(pythonPath, ['-m', 'showrunner_diffusion.facts'], options);
		if (code === null) return without('Python did not answer in time');
		const facts = code === 0 ? readFacts(stdout.toString('utf8')) : null;
		if (facts === null) return without('Python does not run the diffusers worker');
		const complaint = complaintAbout(facts);
		return complaint === null ? { devices: devicesOf(facts), note: '' } : without(complaint);
	} catch (error) {
		signal?.throwIfAborted();
		return without(errorCode(error) === 'ENOENT' ? 'Python was not found' : 'Python cannot be started');
	}
}

function readFacts(printed: string): Facts | null {
	try {
		// Libraries may print before.
		return factsSchema.safeParse(JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '')).data ?? null;
	} catch {
		return null;
	}
}

/** What is missing or too old, in words. */
function complaintAbout({ python, torch, diffusers, transformers }: Facts): string | null {
	const complaints = [
		complaintAboutOne('python', python),
		complaintAboutOne('torch', torch),
		complaintAboutOne('diffusers', diffusers),
		complaintAboutOne('transformers', transformers),
	];
	return complaints.find((complaint) => complaint !== null) ?? null;
}

function complaintAboutOne(name: keyof typeof oldest, version: string | null): string | null {
	if (version === null) return `Python has no ${name}`;
	return isOlder(version, oldest[name]) ? `${name} ${version} is older than ${oldest[name].join('.')}` : null;
}

function isOlder(version: string, [leastMajor, leastMinor]: readonly [number, number]): boolean {
	const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
	return major === leastMajor ? minor < leastMinor : major < leastMajor;
}

function devicesOf({ gpus, torch }: Facts): Device[] {
	const all = gpus.map(({ index, name, memoryBytes, uuid }): Device => {
		const device = { index, name, kind: 'cuda', memoryBytes: memoryBytes ?? totalmem() } as const;
		return uuid.startsWith('GPU-') ? { ...device, uuid } : device;
	});
	// The build of torch that has no CUDA says so in its version.
	const usable = torch?.includes('+cpu') ? [] : givenDevices(all, process.env['CUDA_VISIBLE_DEVICES']);
	if (usable.length > 0) return usable;
	const kind = process.platform === 'darwin' && process.arch === 'arm64' ? 'mps' : 'cpu';
	return [{ index: null, name: cpus()[0]?.model ?? 'CPU', kind, memoryBytes: totalmem() }];
}

/** Asks once when GPUs are found, and else again after a while, so that an install or a driver that woke is noticed. */
export function rememberDevices(find: () => Promise<FoundDevices>, againAfterMs = 60_000): () => Promise<FoundDevices> {
	let last: { found: Promise<FoundDevices>; staleAtMs: number } | null = null;
	return () => {
		if (last !== null && performance.now() < last.staleAtMs) return last.found;
		const asked = { found: find(), staleAtMs: Infinity };
		last = asked;
		const askAgain = () => (asked.staleAtMs = performance.now() + againAfterMs);
		asked.found.then(({ devices }) => devices.some(({ kind }) => kind === 'cuda') || askAgain(), askAgain);
		return asked.found;
	};
}
