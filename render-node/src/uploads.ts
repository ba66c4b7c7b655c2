import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { FileStore } from '@tus/file-store';
import type { Config } from './config.js';

const hourMs = 60 * 60 * 1000;

/** Where uploads lie until they are whole. */
export async function openUploads({ dataDir, unfinishedUploadHours }: Config): Promise<FileStore> {
	const directory = path.join(dataDir, 'uploads');
	await mkdir(directory, { recursive: true, mode: 0o700 });
	return new FileStore({ directory, expirationPeriodInMilliseconds: unfinishedUploadHours * hourMs });
}
