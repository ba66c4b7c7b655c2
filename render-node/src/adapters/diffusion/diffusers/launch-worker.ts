import type { Log } from '../../../domain/ports.js';
import { configurationInvalid, temporarilyUnavailable } from '../../../domain/refusal.js';
import { deviceEnvironment, type Device } from './device.js';
import type { DiffusersLimits } from './limits.js';
import { workerStalled } from './order-refusals.js';
import type { Hello } from './worker-events.js';
import { startProcess, type LaunchCommand, type WorkerEnd, type WorkerProcess } from './worker-process.js';

export type Launch = { command: LaunchCommand; scratchRoot: string; limits: DiffusersLimits; log: Log };

/** Versions of the protocol that this side speaks. */
const protocol = 1;

/**
 * Starts a worker for a device and waits for its hello. An aborted signal kills it and rejects with the reason.
 * @throws Refusal `worker-not-started`, `worker-stalled`, `worker-distrusted`
 */
export async function launchWorker(
	{ command, scratchRoot, limits, log }: Launch,
	device: Device,
	signal: AbortSignal,
): Promise<{ process: WorkerProcess; hello: Hello }> {
	signal.throwIfAborted();
	const environment = deviceEnvironment(device);
	const worker = await startProcess(command, environment, scratchRoot);
	let isLate = false;
	const timer = setTimeout(() => {
		isLate = true;
		worker.kill();
	}, limits.startMs);
	signal.addEventListener('abort', worker.kill, { once: true });
	if (signal.aborted) worker.kill();
	const told = await worker.next();
	clearTimeout(timer);
	signal.removeEventListener('abort', worker.kill);
	const hello = told.kind === 'event' && told.event.event === 'hello' ? told.event : null;
	const isOnDevice = device.kind !== 'cuda' || hello?.device.kind === 'cuda';
	if (hello?.protocol === protocol && isOnDevice && !signal.aborted && !isLate) return { process: worker, hello };
	if (told.kind !== 'gone') worker.kill();
	const end = await endWithin(worker, limits.endGraceMs);
	signal.throwIfAborted();
	log.warn(
		{ code: end.code, signal: end.signal, tail: end.tail, err: end.startError },
		'a diffusers worker did not start',
	);
	if (isLate) throw workerStalled('starting');
	if (told.kind === 'gone') throw notStarted(end);
	if (!isOnDevice) throw deviceUnusable(device);
	throw configurationInvalid('worker-distrusted', 'The diffusers worker does not speak the protocol of this service', {
		fix: 'Install the worker and the render-node from the same release',
	});
}

/** torch falls back to the processor in silence, where a picture takes minutes. */
const deviceUnusable = ({ name }: Device) =>
	configurationInvalid('device-unusable', `torch cannot use ${name}`, {
		fix: "Install a build of torch that fits the GPU's driver, or take the GPU from the service by CUDA_VISIBLE_DEVICES",
	});

/** The end of a worker that is about to exit, by force when it does not. */
export async function endWithin(worker: WorkerProcess, graceMs: number): Promise<WorkerEnd> {
	const timer = setTimeout(worker.kill, graceMs);
	return worker.ended.finally(() => clearTimeout(timer));
}

/** A signal may have come from outside; a worker that exits by itself would do so again. */
const notStarted = ({ signal, startError }: WorkerEnd) =>
	(signal === null ? configurationInvalid : temporarilyUnavailable)(
		'worker-not-started',
		'The diffusers worker ended before it was ready',
		{
			fix: 'Look into the log of the render-node, and check its Python with torch and diffusers',
			...(startError && { cause: startError }),
		},
	);
