/** Goes with every exported folder, so that it can be checked without this program. */
export const howToCheck = `How to check this folder

Each record of evidence in evidence.json has a seal: its place on a chain over all evidence of the service that wrote it.
Hashes are SHA-256 in lower-case hexadecimal, taken of JSON in UTF-8 without white space, members sorted by their names.
Instants are written like 2026-01-31T12:00:00.000Z.

1. A record is unchanged when the hash of
   {"assetId","evidence","madeFrom","recordedAt","salt"}
   is its seal's contentHash. madeFrom is that of the evidence, or [] where it has none.

2. A place is unchanged when the hash of
   {"assetId","contentHash","evidenceId","kind","previousHash","sealedAt","sequence"}
   is its hash. links.jsonl holds the places from this production's first record to the head of the chain, one a line.

3. The order is unchanged when each place's previousHash is the hash of the place before it.

4. Nothing was written anew when the head (chain.headHash in evidence.json) is the one that was noted elsewhere on the day,
   or when it still stands at its place on the chain today: ask the service with the noted length and head.

5. A file is the one that is meant when the SHA-256 of its bytes is its assetId.

Records whose content was erased have no evidence and no salt; their places on the chain stay and verify.
`;
