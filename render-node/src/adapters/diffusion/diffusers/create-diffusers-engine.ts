import { tmpdir } from 'node:os';
import type { ModelShelf, ShelvedModel } from '../../../domain/diffusion/catalogue.js';
import type { DiffusionEngine } from '../../../domain/diffusion/diffusion-engine.js';
import type { GenerationOrder } from '../../../domain/diffusion/generation.js';
import type { Log } from '../../../domain/ports.js';
import type { FoundDevices } from './device.js';
import { createDeviceLanes } from './device-lanes.js';
import { rememberDevices } from './find-devices.js';
import { defaultLimits, type DiffusersLimits } from './limits.js';
import { fittingRung } from './memory-ladder.js';
import { offerModel } from './offer-models.js';
import { engineClosed, modelChanged, modelNotHere, noDevice } from './order-refusals.js';
import { createQuarantine } from './quarantine.js';
import { runOrder, type Loadable } from './run-order.js';
import { createWorkerFleet } from './worker-fleet.js';
import type { LaunchCommand } from './worker-process.js';

export type DiffusersOptions = {
	command: LaunchCommand;
	shelf: ModelShelf;
	ffmpegPath: string;
	/** Asked again only as long as there is no GPU. */
	devices: () => Promise<FoundDevices>;
	log: Log;
	/** Where workers get folders of their own; the system's folder for temporary files when left out. */
	scratchRoot?: string;
	limits?: Partial<DiffusersLimits>;
};

/** Models in diffusers' layout, run by Python processes beside the service; see render-node/diffusion/PROTOCOL.md. */
export function createDiffusersEngine(options: DiffusersOptions): DiffusionEngine {
	const { command, shelf, ffmpegPath, log, scratchRoot = tmpdir() } = options;
	const limits = { ...defaultLimits, ...options.limits };
	const devices = rememberDevices(options.devices);
	const lanes = createDeviceLanes();
	const fleet = createWorkerFleet({ command, scratchRoot, limits, log });
	const deps = { fleet, lanes, quarantine: createQuarantine(), learned: new Map(), ffmpegPath, limits };
	return {
		id: 'diffusers',
		async models() {
			try {
				const [found, shelved] = await Promise.all([devices(), shelf.models()]);
				return shelved.map((model) => offerModel(model, found));
			} catch (err) {
				log.error({ err }, 'the models of the diffusers engine could not be listed');
				return [];
			}
		},
		async run(order, run) {
			run.signal.throwIfAborted();
			const [found, shelved] = await Promise.all([devices(), shelf.models()]);
			await runOrder(deps, loadable(order, shelved, found), order, run);
		},
		lanes: async () => (await devices()).devices.length,
		async close() {
			lanes.close(engineClosed());
			await fleet.close();
		},
	};
}

function loadable({ model: card }: GenerationOrder, shelved: readonly ShelvedModel[], found: FoundDevices): Loadable {
	if (found.devices.length === 0) throw noDevice(found.note);
	const mine = shelved.find(({ model }) => model.card.id === card.id);
	if (!mine || mine.path === null) throw modelNotHere(card, mine?.note ?? `Get it: render-node models pull ${card.id}`);
	const { model, path } = mine;
	if (model.card.revision !== card.revision) throw modelChanged(card);
	const able = found.devices.filter((device) => fittingRung(model, device) !== null);
	// An estimate may err: what is asked for in spite of it goes to any device.
	return { model, path, devices: able.length > 0 ? able : found.devices };
}
