CREATE TABLE "showrunner"."quota_takes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"quota_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"note" text NOT NULL,
	"taken_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"given_back_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "showrunner"."quotas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"project" text,
	"channel" text,
	"limit" bigint NOT NULL,
	"unit" text NOT NULL,
	"reset" json NOT NULL,
	"spacing_ms" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quotas_owner" UNIQUE NULLS NOT DISTINCT("name","project","channel")
);
--> statement-breakpoint
ALTER TABLE "showrunner"."quota_takes" ADD CONSTRAINT "quota_takes_quota_id_quotas_id_fk" FOREIGN KEY ("quota_id") REFERENCES "showrunner"."quotas"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quota_takes_at" ON "showrunner"."quota_takes" USING btree ("quota_id","at");--> statement-breakpoint
CREATE INDEX "quota_takes_newest" ON "showrunner"."quota_takes" USING btree ("quota_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);