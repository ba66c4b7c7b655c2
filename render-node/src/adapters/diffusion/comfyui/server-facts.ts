import { z } from 'zod';
import type { ComfyHttp } from './comfy-http.js';
import { ServerSilent } from './comfy-refusals.js';

const stats = z.looseObject({
	system: z.looseObject({ comfyui_version: z.string(), pytorch_version: z.string() }).partial().default({}),
	devices: z.array(z.looseObject({ name: z.string() }).partial()).default([]),
});

/** Versions and device of a server for the record; what it does not tell is null. */
export async function readServerFacts(http: ComfyHttp, signal: AbortSignal): Promise<Record<string, unknown>> {
	const { system, devices } = stats.safeParse(await answered(http, signal)).data ?? { system: {}, devices: [] };
	return {
		comfyui: system.comfyui_version ?? null,
		pytorch: system.pytorch_version ?? null,
		device: devices[0]?.name ?? null,
	};
}

async function answered(http: ComfyHttp, signal: AbortSignal): Promise<unknown> {
	try {
		return (await http.get('system_stats', signal)).json;
	} catch (error) {
		if (error instanceof ServerSilent) return null;
		throw error;
	}
}
