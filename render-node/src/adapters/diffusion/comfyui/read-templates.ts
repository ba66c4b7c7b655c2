import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { templateFaults } from './template-faults.js';
import { templateSchema, type ComfyTemplate } from './template-schema.js';

const mostBytes = 2 * 1024 * 1024;

/** A template file that cannot be used, by its name, and why. */
export type BrokenTemplate = { file: string; reason: string };
export type ReadTemplates = { templates: ComfyTemplate[]; broken: BrokenTemplate[] };

/** All `*.json` of the folders, in order of their names; a later folder's template takes the place of an earlier one. */
export async function readTemplates(folders: readonly string[]): Promise<ReadTemplates> {
	const templates = new Map<string, ComfyTemplate>();
	const broken: BrokenTemplate[] = [];
	for (const folder of folders) {
		const seen = new Map<string, string>();
		for (const file of await jsonFiles(folder, broken)) {
			const read = await readTemplate(path.join(folder, file));
			if (typeof read === 'string') broken.push({ file, reason: read });
			else if (seen.has(read.id)) broken.push({ file, reason: `${seen.get(read.id)} has the id ${read.id} too` });
			else {
				seen.set(read.id, file);
				templates.set(read.id, read);
			}
		}
	}
	return { templates: [...templates.values()], broken };
}

async function jsonFiles(folder: string, broken: BrokenTemplate[]): Promise<string[]> {
	try {
		return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	} catch {
		broken.push({ file: path.basename(folder), reason: 'the folder cannot be read' });
		return [];
	}
}

async function readTemplate(file: string): Promise<ComfyTemplate | string> {
	let json: unknown;
	try {
		if ((await stat(file)).size > mostBytes) return 'the file is too large';
		json = JSON.parse(await readFile(file, 'utf8'));
	} catch (error) {
		return error instanceof SyntaxError ? 'the file is not JSON' : 'the file cannot be read';
	}
	const { success, data, error } = templateSchema.safeParse(json);
	if (!success) return error.issues.slice(0, 3).map(toldIssue).join('; ');
	return templateFaults(data).slice(0, 3).join('; ') || data;
}

const toldIssue = ({ path: at, message }: z.core.$ZodIssue) => `${at.join('.') || 'the file'}: ${message}`;
