/** What is wrong with settings of the storage that are right one by one. */
export function storageComplaints(values: Readonly<Record<string, unknown>>): string[] {
	const has = (name: string) => values[name] !== null && values[name] !== undefined && values[name] !== '';
	const complaints: string[] = [];
	if (has('storageKeyId') !== has('storageSecret'))
		complaints.push(
			'SHOWRUNNER_STORAGE_ACCESS_KEY_ID and SHOWRUNNER_STORAGE_SECRET_ACCESS_KEY: set both, or leave both out',
		);
	if (has('cdnUrl') && !has('storage'))
		complaints.push('SHOWRUNNER_CDN_URL: a CDN reads from a bucket: set SHOWRUNNER_STORAGE_URL too');
	if (has('cdnKeyPairId') !== has('cdnPrivateKeyFile'))
		complaints.push('SHOWRUNNER_CDN_KEY_PAIR_ID and SHOWRUNNER_CDN_PRIVATE_KEY_FILE: set both, or leave both out');
	if (has('cdnKeyPairId') && !has('cdnUrl'))
		complaints.push('SHOWRUNNER_CDN_KEY_PAIR_ID: set SHOWRUNNER_CDN_URL too, or leave it out');
	return complaints;
}
