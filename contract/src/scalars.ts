import { z } from 'zod';

/** Lower-case hexadecimal SHA-256 of an asset's bytes: its id. */
export const assetIdSchema = z
	.string()
	.regex(/^[0-9a-f]{64}$/, 'must be the 64 hexadecimal digits of an asset id')
	.meta({ description: 'SHA-256 of the bytes, 64 lower-case hexadecimal digits.' });

/** The same id in other letters is the same id: the books know it in small ones. */
export const idSchema = z.uuid().toLowerCase();
export const instantSchema = z.iso.datetime().meta({ description: 'UTC instant, ISO 8601.' });
export const millisecondsSchema = z.number().int().nonnegative();
export const seedSchema = z.number().int().min(0).max(0xffff_ffff);

/** BCP 47 tag; canonical form is the caller's business, validity is ours. */
export const localeSchema = z
	.string()
	.max(35)
	.refine((tag) => {
		try {
			return Intl.getCanonicalLocales(tag).length === 1;
		} catch {
			return false;
		}
	}, 'must be a language tag such as en, ar or pt-BR')
	.meta({ description: 'BCP 47 language tag, such as en, ar or pt-BR.' });

/** Cursor paging: pass `nextCursor` back as `cursor`; null means that this was the last page. */
export const page = <T extends z.ZodType>(item: T) =>
	z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export const colourSchema = z.string().regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1a2b3c');
