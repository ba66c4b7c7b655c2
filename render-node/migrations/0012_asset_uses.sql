CREATE TABLE "showrunner"."asset_uses" (
	"asset_id" text PRIMARY KEY NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "showrunner"."asset_uses" ADD CONSTRAINT "asset_uses_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "showrunner"."assets"("id") ON DELETE cascade ON UPDATE no action;