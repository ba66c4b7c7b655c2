import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export type Service = {
	image?: string;
	build?: { target?: string; args?: Record<string, string> };
	command?: string | string[];
	environment?: Record<string, string>;
	ports?: string[];
	volumes?: string[];
	profiles?: string[];
	depends_on?: string[] | Record<string, { condition: string }>;
	healthcheck?: { test: string[] };
};
export type Compose = { services: Record<string, Service>; volumes: Record<string, unknown> };

const root = path.resolve(__dirname, '..', '..', '..');

export const readText = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** The compose file with its anchors and merges resolved, as Docker reads it. */
export function readCompose(): Compose {
	return parse(readText('docker-compose.yml'), { merge: true }) as Compose;
}

/** The service of that name, or a failure that names it. */
export function serviceOf(compose: Compose, name: string): Service {
	const service = compose.services[name];
	if (!service) throw new Error(`docker-compose.yml has no service ${name}`);
	return service;
}
