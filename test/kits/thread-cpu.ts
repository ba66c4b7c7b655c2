/**
 * What a piece of work costs this thread, in milliseconds of its processor. Other threads and programs, of its own and of
 * a busy machine, do not count.
 */
export async function threadCpuMsOf<T>(work: () => Promise<T>): Promise<{ value: T; cpuMs: number }> {
	const before = process.threadCpuUsage();
	const value = await work();
	const { user, system } = process.threadCpuUsage(before);
	return { value, cpuMs: (user + system) / 1000 };
}
