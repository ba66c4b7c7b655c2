import type { ShelvedModel } from '../../../domain/diffusion/catalogue.js';
import type { OfferedModel } from '../../../domain/diffusion/model-card.js';
import type { FoundDevices } from './device.js';
import { fittingRung, rungsOf, wholeNeed } from './memory-ladder.js';

/** What keeps a model from being used here, with the way out; else what the shelf says of it. */
export function offerModel(shelved: ShelvedModel, found: FoundDevices): OfferedModel {
	const { model, path, note } = shelved;
	const { card } = model;
	const cannot = (why: string) => ({ card, available: false, note: why });
	if (found.devices.length === 0) return cannot(found.note);
	if (path === null) return cannot(note || `Not on this machine yet: render-node models pull ${card.id}`);
	if (!found.devices.some((device) => fittingRung(model, device) !== null)) return cannot(tooLarge(shelved, found));
	return { card, available: true, note };
}

function tooLarge({ model }: ShelvedModel, { devices }: FoundDevices): string {
	const needs = devices.flatMap((device) => rungsOf(device).map((rung) => wholeNeed(model, rung)));
	const largest = Math.max(...devices.map(({ memoryBytes }) => memoryBytes));
	return (
		`Needs at least ${gigabytes(Math.min(...needs))} of memory, and the largest device here has ` +
		`${gigabytes(largest)}: choose a smaller model, or run the render-node on a machine with more`
	);
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;
