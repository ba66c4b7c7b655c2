import { fromBuffer, type ZipFile } from 'yauzl';

const open = (bytes: Buffer) =>
	new Promise<ZipFile>((resolve, reject) =>
		fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? reject(error) : resolve(zip))),
	);

/** The files of a ZIP folder by their paths, each checked against its own sum. */
export async function readZip(bytes: Buffer): Promise<Record<string, Buffer>> {
	const zip = await open(bytes);
	const files: Record<string, Buffer> = {};
	await new Promise<void>((resolve, reject) => {
		zip.once('end', resolve);
		zip.once('error', reject);
		zip.on('entry', (entry) => {
			zip.openReadStream(entry, (error, stream) => {
				if (error) return reject(error);
				stream.toArray().then((parts: Buffer[]) => {
					files[entry.fileName] = Buffer.concat(parts);
					zip.readEntry();
				}, reject);
			});
		});
		zip.readEntry();
	});
	return files;
}
