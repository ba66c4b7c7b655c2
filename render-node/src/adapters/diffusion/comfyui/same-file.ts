/** Whether a name that a server offers is the wanted file, at the top or in a folder of either system's slashes. */
export function sameFile(offered: string, wanted: string): boolean {
	return offered === wanted || offered.endsWith(`/${wanted}`) || offered.endsWith(`\\${wanted}`);
}
