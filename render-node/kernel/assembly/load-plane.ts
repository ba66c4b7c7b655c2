/** How many samples each row is continued by on either side: a load of 16 bytes may begin at the last one. */
export const padBytes: i32 = 32;

/**
 * Copies a packed plane to where `drawPlane` can read beyond its edges: every row gets its first and its last sample
 * again on either side. `to` is the place of the first sample; rows lie `stride >= width + 2 * padBytes` bytes apart.
 */
export function loadPlane(from: usize, to: usize, width: i32, height: i32, stride: i32): void {
	for (let y = 0; y < height; y++) {
		const row = to + <usize>(y * stride);
		memory.copy(row, from + <usize>(y * width), width);
		memory.fill(row - padBytes, load<u8>(row), padBytes);
		memory.fill(row + <usize>width, load<u8>(row + <usize>width - 1), padBytes);
	}
}
