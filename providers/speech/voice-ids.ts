import type { Warning } from '../core/run-chain';

/** Local voices are named by their engine alone, such as `flite:rms`: their ids are older than the vendors. */
const localVendor = 'renderNode';

/** A voice's whole id. */
export const voiceId = (vendor: string, voice: string): string => `${vendor}:${voice}`;

/** Vendor and voice of a whole id. What no vendor's name stands before is a local voice. */
export function splitVoiceId(id: string, vendors: readonly string[]): { vendor: string; voice: string } {
	const vendor = vendors.find((name) => id.startsWith(`${name}:`));
	return vendor === undefined ? { vendor: localVendor, voice: id } : { vendor, voice: id.slice(vendor.length + 1) };
}

/**
 * The first of the wanted voices that is this vendor's. A wish that only other vendors could meet is told: the vendor then
 * speaks with a voice of its own.
 */
export function voiceFor(
	vendor: { id: string; label: string },
	wanted: readonly string[],
	vendors: readonly string[],
): { voice?: string; warnings: Warning[] } {
	const voices = wanted.map((id) => splitVoiceId(id, vendors));
	const own = voices.find((entry) => entry.vendor === vendor.id);
	if (own) return { voice: own.voice, warnings: [] };
	const [first] = wanted;
	if (first === undefined) return { warnings: [] };
	const message = `The voice '${first}' is not one of ${vendor.label}; a voice of its own spoke`;
	return { warnings: [{ code: 'voice-substituted', message, field: 'voice' }] };
}
