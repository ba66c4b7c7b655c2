ALTER TABLE "showrunner"."productions" ADD COLUMN "title_folded" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "showrunner"."profiles" ADD COLUMN "name_folded" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "showrunner"."productions" SET "title_folded" = lower("title");--> statement-breakpoint
UPDATE "showrunner"."profiles" SET "name_folded" = lower("name");
