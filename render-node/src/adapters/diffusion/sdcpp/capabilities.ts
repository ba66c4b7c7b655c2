import { z } from 'zod';

const positive = z.number().int().positive();
const defaultsSchema = z.object({
	width: positive.nullish().catch(null),
	height: positive.nullish().catch(null),
	fps: positive.nullish().catch(null),
	sample_params: z
		.object({
			sample_steps: positive.nullish().catch(null),
			guidance: z.object({ txt_cfg: z.number().positive().nullish().catch(null) }).nullish(),
		})
		.nullish(),
});

/** The members of `/sdcpp/v1/capabilities` that count; `model.path` is not read, since nobody should see it. */
export const capabilitiesSchema = z.object({
	model: z.object({ stem: z.string() }),
	supported_modes: z.array(z.string()),
	defaults_by_mode: z.record(z.string(), defaultsSchema).catch({}),
	limits: z
		.object({ min_width: positive, max_width: positive, min_height: positive, max_height: positive })
		.nullish()
		.catch(null),
});
export type Capabilities = z.infer<typeof capabilitiesSchema>;
export type ModeDefaults = z.infer<typeof defaultsSchema>;
