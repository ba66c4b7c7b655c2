/** Counts wrong keys by the network that they come from, on this machine. */
export type FailedLogins = {
	/** How long a key from there is not looked at, unless it was right from there before; 0: it is. */
	blockedMs(address: string, keyHash: string): Promise<number>;
	failed(address: string): Promise<void>;
	succeeded(address: string, keyHash: string): void;
};
