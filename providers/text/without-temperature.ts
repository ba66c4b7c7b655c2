import type { Warning } from '../core/run-chain';
import type { VendorAnswer } from '../core/vendor-http';

export const temperatureIgnored = (label: string): Warning => ({
	code: 'option-unsupported',
	message: `${label} takes no temperature for this model; it chose by its own`,
	field: 'temperature',
});

/**
 * Models that think first take no temperature, and no list says which those are. A refusal costs nothing, so the wish is
 * tried and, where the vendor names it in its refusal, dropped with a warning.
 */
export async function withoutTemperature(
	label: string,
	temperature: number | undefined,
	send: (temperature: number | undefined) => Promise<VendorAnswer>,
): Promise<{ answer: VendorAnswer; warnings: Warning[] }> {
	const answer = await send(temperature);
	const isRefused = answer.status === 400 || answer.status === 422;
	if (temperature === undefined || !isRefused || !/temperature/i.test(answer.text())) return { answer, warnings: [] };
	return { answer: await send(undefined), warnings: [temperatureIgnored(label)] };
}
