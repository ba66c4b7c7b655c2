import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from './openapi.js';

const root = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };
writeFileSync(new URL('openapi.json', root), `${JSON.stringify(openApiDocument(version), null, '\t')}\n`);
