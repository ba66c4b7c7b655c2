CREATE TABLE "showrunner"."profile_activations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"profile_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"split" json NOT NULL,
	"previous_sequence" integer,
	"changed_by" text NOT NULL,
	"change_note" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "profile_activations_sequence" UNIQUE("profile_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "showrunner"."profile_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"profile_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"settings" json NOT NULL,
	"digest" text NOT NULL,
	"warnings" json NOT NULL,
	"changed_by" text NOT NULL,
	"change_note" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "profile_versions_number" UNIQUE("profile_id","version")
);
--> statement-breakpoint
CREATE TABLE "showrunner"."profiles" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"newest_version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "profiles_name" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "showrunner"."series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"channel" text,
	"name" text NOT NULL,
	"last_episode" integer NOT NULL,
	CONSTRAINT "series_name" UNIQUE NULLS NOT DISTINCT("channel","name")
);
--> statement-breakpoint
ALTER TABLE "showrunner"."productions" ADD COLUMN "series" text;--> statement-breakpoint
ALTER TABLE "showrunner"."productions" ADD COLUMN "episode" integer;--> statement-breakpoint
ALTER TABLE "showrunner"."productions" ADD COLUMN "made_for_kids" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "showrunner"."productions" ADD COLUMN "profile_version_id" uuid;--> statement-breakpoint
ALTER TABLE "showrunner"."profile_activations" ADD CONSTRAINT "profile_activations_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "showrunner"."profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "showrunner"."profile_versions" ADD CONSTRAINT "profile_versions_profile_id_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "showrunner"."profiles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "profile_versions_newest" ON "showrunner"."profile_versions" USING btree ("profile_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "showrunner"."productions" ADD CONSTRAINT "productions_profile_version_id_profile_versions_id_fk" FOREIGN KEY ("profile_version_id") REFERENCES "showrunner"."profile_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "productions_episode" ON "showrunner"."productions" USING btree (coalesce("channel", ''),"series","episode") WHERE "showrunner"."productions"."series" is not null;