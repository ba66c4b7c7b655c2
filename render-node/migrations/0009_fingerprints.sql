CREATE TABLE "showrunner"."fingerprints" (
	"asset_id" text NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"duration_ms" bigint,
	"pictures" "bytea",
	"sound" "bytea",
	"keys" integer[] NOT NULL,
	CONSTRAINT "fingerprints_asset_id_version_pk" PRIMARY KEY("asset_id","version")
);
--> statement-breakpoint
ALTER TABLE "showrunner"."fingerprints" ADD CONSTRAINT "fingerprints_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "showrunner"."assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fingerprints_keys" ON "showrunner"."fingerprints" USING gin ("keys");