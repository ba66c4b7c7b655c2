CREATE TABLE "showrunner"."asset_lifecycles" (
	"asset_id" text PRIMARY KEY NOT NULL,
	"rule" text NOT NULL,
	"delete_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"changed_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "showrunner"."asset_lifecycles" ADD CONSTRAINT "asset_lifecycles_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "showrunner"."assets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asset_lifecycles_due" ON "showrunner"."asset_lifecycles" USING btree ("due_at") WHERE "showrunner"."asset_lifecycles"."due_at" is not null;